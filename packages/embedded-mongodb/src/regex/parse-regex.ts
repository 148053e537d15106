import { EngineError, unsupported } from '../errors/engine-error.ts';
import { type CharSet, DIGIT, NEWLINE, not, SPACE, set, WORD } from './char-set.ts';
import type { Assertion, RegexFlags, RegexNode } from './regex-tree.ts';

const SHORTHANDS = new Map([
  ['d', DIGIT],
  ['D', not(DIGIT)],
  ['s', SPACE],
  ['S', not(SPACE)],
  ['w', WORD],
  ['W', not(WORD)],
]);
const CONTROLS = new Map([
  ['t', 9],
  ['n', 10],
  ['f', 12],
  ['r', 13],
  ['e', 27],
  ['a', 7],
]);
const MAX_REPEAT = 1000;
const MAX_NESTING = 100;

/**
 * Parses the part of PCRE's syntax whose meaning needs no backtracking: characters, classes, groups, alternation,
 * greedy and lazy quantifiers, anchors. Everything else is refused by name.
 * @throws EngineError 51091 for an invalid pattern, NotImplemented for the rest of PCRE.
 */
export function parseRegex(pattern: string, flags: RegexFlags): RegexNode {
  return new Parser(pattern, flags).whole();
}

class Parser {
  readonly #chars: string[];
  readonly #flags: RegexFlags;
  #at = 0;
  #depth = 0;

  constructor(pattern: string, flags: RegexFlags) {
    this.#chars = Array.from(pattern);
    this.#flags = flags;
    const leading = /^\(\?([ims]+)\)/.exec(pattern);
    if (leading?.[1] !== undefined) {
      this.#at = leading[0].length;
      flags.ignoreCase ||= leading[1].includes('i');
      flags.multiline ||= leading[1].includes('m');
      flags.dotAll ||= leading[1].includes('s');
    }
  }

  whole(): RegexNode {
    const node = this.#choice();
    if (this.#at < this.#chars.length) throw invalid('unmatched closing parenthesis');
    return node;
  }

  #peek(): string | undefined {
    return this.#chars[this.#at];
  }

  #consume(text: string): boolean {
    if (!this.#rest(text.length).startsWith(text)) return false;
    this.#at += text.length;
    return true;
  }

  #rest(length: number): string {
    return this.#chars.slice(this.#at, this.#at + length).join('');
  }

  #choice(): RegexNode {
    const items = [this.#sequence()];
    while (this.#consume('|')) items.push(this.#sequence());
    return items.length === 1 && items[0] ? items[0] : { kind: 'choice', items };
  }

  #sequence(): RegexNode {
    const items: RegexNode[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      items.push(this.#quantified(this.#atom()));
    }
    return items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items };
  }

  #quantified(item: RegexNode): RegexNode {
    const bounds = this.#quantifier();
    if (bounds === undefined) return item;
    if (item.kind === 'assert') throw unsupported('A quantifier after an anchor in a regular expression');
    if (this.#consume('+')) throw unsupported('A possessive quantifier in a regular expression');
    // Lazy or greedy makes no difference to whether there is a match.
    this.#consume('?');
    if (this.#quantifier() !== undefined)
      throw unsupported('A quantifier after a quantifier in a regular expression');
    return { kind: 'repeat', item, min: bounds[0], max: bounds[1] };
  }

  #quantifier(): [number, number] | undefined {
    if (this.#consume('*')) return [0, Infinity];
    if (this.#consume('+')) return [1, Infinity];
    if (this.#consume('?')) return [0, 1];
    const counted = /^\{(\d+)(,?)(\d*)\}/.exec(this.#rest(16));
    if (!counted) return undefined;
    const min = Number(counted[1]);
    const max = counted[2] === '' ? min : counted[3] === '' ? Infinity : Number(counted[3]);
    if (counted[2] === '' && counted[3] !== '') return undefined;
    this.#at += counted[0].length;
    if (max < min) throw invalid('numbers out of order in {} quantifier');
    if (min > MAX_REPEAT || (max > MAX_REPEAT && max !== Infinity)) {
      throw unsupported(`A quantifier above ${MAX_REPEAT} in a regular expression`);
    }
    return [min, max];
  }

  #atom(): RegexNode {
    const char = this.#chars[this.#at++] ?? '';
    switch (char) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'set', set: this.#class() };
      case '.':
        return { kind: 'set', set: this.#flags.dotAll ? set([0, 0x10ffff]) : not(NEWLINE) };
      case '^':
        return { kind: 'assert', assertion: this.#flags.multiline ? 'lineStart' : 'start' };
      case '$':
        return { kind: 'assert', assertion: this.#flags.multiline ? 'lineEnd' : 'endOrNewline' };
      case '*':
      case '+':
      case '?':
        throw invalid('quantifier does not follow a repeatable item');
      case '\\':
        return this.#escapedAtom();
      default:
        return literal(char);
    }
  }

  #group(): RegexNode {
    if (++this.#depth > MAX_NESTING) throw unsupported('A deeply nested regular expression');
    if (this.#consume('*')) throw unsupported('A (*VERB) in a regular expression');
    if (this.#consume('?')) {
      const name = /^P?<[A-Za-z_]\w*>/.exec(this.#rest(40));
      if (name) this.#at += name[0].length;
      else if (!this.#consume(':')) throw unsupported(`(?${this.#rest(2)}…) in a regular expression`);
    }
    const inner = this.#choice();
    if (!this.#consume(')')) throw invalid('missing closing parenthesis');
    this.#depth--;
    return inner;
  }

  #escapedAtom(): RegexNode {
    const assertions: Record<string, Assertion> = {
      A: 'start',
      z: 'end',
      Z: 'endOrNewline',
      b: 'word',
      B: 'notWord',
    };
    const assertion = assertions[this.#peek() ?? ''];
    if (assertion === undefined) {
      const escaped = this.#escape();
      return typeof escaped === 'number' ? literalCode(escaped) : { kind: 'set', set: escaped };
    }
    this.#at++;
    return { kind: 'assert', assertion };
  }

  /** After a backslash: a code point, or a shorthand class. */
  #escape(): number | CharSet {
    const char = this.#chars[this.#at++];
    if (char === undefined) throw invalid('\\ at end of pattern');
    const known = SHORTHANDS.get(char) ?? CONTROLS.get(char);
    if (known !== undefined) return known;
    if (char === 'x') return this.#hex();
    if (/[A-Za-z0-9]/.test(char)) throw unsupported(`\\${char} in a regular expression`);
    return char.codePointAt(0) ?? 0;
  }

  #hex(): number {
    const digits = /^(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2}))/.exec(this.#rest(8));
    if (!digits) throw unsupported('This \\x escape in a regular expression');
    this.#at += digits[0].length;
    const code = Number.parseInt(digits[1] ?? digits[2] ?? '', 16);
    if (code > 0x10ffff) throw invalid('character code point value in \\x{} or \\o{} is too large');
    return code;
  }

  #class(): CharSet {
    const isNegated = this.#consume('^');
    const ranges: [number, number][] = [];
    const subsets: CharSet[] = [];
    do {
      const from = this.#member();
      if (typeof from !== 'number') {
        subsets.push(from);
        if (this.#peek() === '-' && this.#chars[this.#at + 1] !== ']')
          throw invalid('invalid range in character class');
        continue;
      }
      const isRange = this.#peek() === '-' && this.#chars[this.#at + 1] !== ']';
      if (isRange) this.#at++;
      const to = isRange ? this.#member() : from;
      if (typeof to !== 'number') throw invalid('invalid range in character class');
      if (to < from) throw invalid('range out of order in character class');
      ranges.push([from, to]);
    } while (!this.#consume(']'));
    return { ranges, subsets, isNegated };
  }

  #member(): number | CharSet {
    const char = this.#chars[this.#at++];
    if (char === undefined) throw invalid('missing terminating ] for character class');
    if (char === '[' && /[:.=]/.test(this.#peek() ?? '')) {
      throw unsupported('A POSIX class in a regular expression');
    }
    if (char !== '\\') return char.codePointAt(0) ?? 0;
    if (!this.#consume('b')) return this.#escape();
    return 8;
  }
}

function literal(char: string): RegexNode {
  return literalCode(char.codePointAt(0) ?? 0);
}

function literalCode(code: number): RegexNode {
  return { kind: 'set', set: set([code, code]) };
}

function invalid(reason: string): EngineError {
  return new EngineError('Location51091', `Regular expression is invalid: ${reason}`);
}
