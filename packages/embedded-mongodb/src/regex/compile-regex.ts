import { EngineError, unsupported } from '../errors/engine-error.ts';
import {
  type Assertion,
  type CharSet,
  parseRegex,
  type RegexFlags,
  type RegexNode,
  WORD,
} from './parse-regex.ts';

/** A compiled regular expression. */
export interface Regex {
  test(text: string): boolean;
  /** What every match begins with, when the pattern is anchored and minds case; else empty. */
  readonly prefix: string;
  /** True when the pattern says nothing more than that prefix. */
  readonly isPrefixOnly: boolean;
}

type Instruction =
  | { readonly op: 'set'; readonly has: (code: number) => boolean }
  | { readonly op: 'assert'; readonly assertion: Assertion }
  | { readonly op: 'fork'; next: number; other: number }
  | { readonly op: 'match' };

const MAX_PROGRAM = 4000;
/** Steps of one test, about half a second: what takes longer would hold up everybody else. */
const MAX_STEPS = 20_000_000;

/**
 * Compiles a PCRE pattern with MongoDB's options `i m s u`. Matching takes time proportional to text × pattern
 * whatever they are: all ways are followed at once (Ken Thompson, "Regular Expression Search Algorithm", 1968).
 * @throws EngineError 51091 or 51108 for an invalid pattern or option; NotImplemented for what needs backtracking.
 */
export function compileRegex(pattern: string, options: string): Regex {
  for (const option of options) {
    if (option === 'x') throw unsupported("The option 'x' of a regular expression");
    if (!'imsu'.includes(option)) {
      throw new EngineError('Location51108', `invalid flag in regex options: ${option}`);
    }
  }
  if (pattern.includes('\0')) {
    throw new EngineError('Location51109', 'Regular expression cannot contain an embedded null byte');
  }
  const flags = {
    ignoreCase: options.includes('i'),
    multiline: options.includes('m'),
    dotAll: options.includes('s'),
  };
  const tree = parseRegex(pattern, flags);
  const [prefix, isPrefixOnly] = flags.ignoreCase ? ['', false] : anchoredPrefix(tree);
  if (isPrefixOnly) return { test: (text) => text.startsWith(prefix), prefix, isPrefixOnly };
  const plain = literalText(tree);
  if (plain !== undefined) {
    // Of a mere literal JavaScript's own engine finds the other cases by the same folding, and without backtracking.
    const native = new RegExp(plain.replace(/[\^$.*+?()[\]{}|/\\]/g, '\\$&'), 'iu');
    const test = flags.ignoreCase
      ? (text: string) => native.test(text)
      : (text: string) => text.includes(plain);
    return { test, prefix, isPrefixOnly };
  }
  const machine = new Machine(tree, flags);
  return { test: (text) => text.startsWith(prefix) && machine.test(text), prefix, isPrefixOnly };
}

function itemsOf(tree: RegexNode): readonly RegexNode[] {
  return tree.kind === 'sequence' ? tree.items : [tree];
}

function literalText(tree: RegexNode): string | undefined {
  const chars = itemsOf(tree).map(literalChar);
  return chars.every((char) => char !== undefined) ? chars.join('') : undefined;
}

function literalChar(node: RegexNode): string | undefined {
  if (node.kind !== 'set' || node.set.isNegated || node.set.subsets.length > 0) return undefined;
  const [range, ...others] = node.set.ranges;
  return range && others.length === 0 && range[0] === range[1] ? String.fromCodePoint(range[0]) : undefined;
}

function anchoredPrefix(tree: RegexNode): [string, boolean] {
  const [first, ...items] = itemsOf(tree);
  if (first?.kind !== 'assert' || first.assertion !== 'start') return ['', false];
  const chars = items.map(literalChar);
  const end = chars.indexOf(undefined);
  return [chars.slice(0, end < 0 ? undefined : end).join(''), end < 0];
}

class Machine {
  readonly #program: Instruction[] = [];
  readonly #isAnchored: boolean;
  readonly #ignoreCase: boolean;
  /** In which step an instruction was last added, so that it is added once per step. */
  readonly #seen: Uint32Array;
  #step = 0;
  #before = -1;
  #after = -1;
  #isLast = false;

  constructor(tree: RegexNode, flags: RegexFlags) {
    this.#ignoreCase = flags.ignoreCase;
    const [first] = itemsOf(tree);
    this.#isAnchored = first?.kind === 'assert' && first.assertion === 'start';
    this.#emit(tree);
    this.#program.push({ op: 'match' });
    this.#seen = new Uint32Array(this.#program.length);
  }

  test(text: string): boolean {
    let current: number[] = [];
    let next: number[] = [];
    let steps = 0;
    this.#seen.fill(0);
    this.#step = 1;
    this.#look(text, 0, -1);
    for (let at = 0; at <= text.length; ) {
      if (at === 0 || !this.#isAnchored) this.#add(0, current);
      else if (current.length === 0) return false;
      this.#step++;
      const code = this.#after;
      at += code > 0xffff ? 2 : 1;
      this.#look(text, at, code);
      steps += current.length;
      if (steps > MAX_STEPS) throw unsupported('A regular expression of this size on so long a text');
      for (const pc of current) {
        const instruction = this.#program[pc];
        if (instruction?.op === 'match') return true;
        if (code >= 0 && instruction?.op === 'set' && instruction.has(code)) this.#add(pc + 1, next);
      }
      [current, next] = [next, current];
      next.length = 0;
    }
    return false;
  }

  /** Notes what stands on both sides of a position, for the assertions. */
  #look(text: string, at: number, before: number): void {
    this.#before = before;
    this.#after = text.codePointAt(at) ?? -1;
    this.#isLast = at + (this.#after > 0xffff ? 2 : 1) >= text.length;
  }

  /** Adds an instruction and all that it leads to without reading a character. */
  #add(pc: number, list: number[]): void {
    if (this.#seen[pc] === this.#step) return;
    this.#seen[pc] = this.#step;
    const instruction = this.#program[pc];
    if (instruction?.op === 'fork') {
      this.#add(instruction.next, list);
      this.#add(instruction.other, list);
    } else if (instruction?.op === 'assert') {
      if (holds(instruction.assertion, this.#before, this.#after, this.#isLast)) this.#add(pc + 1, list);
    } else {
      list.push(pc);
    }
  }

  #emit(node: RegexNode): void {
    if (this.#program.length > MAX_PROGRAM) throw unsupported('A regular expression of this size');
    switch (node.kind) {
      case 'set':
        this.#program.push({ op: 'set', has: membership(node.set, this.#ignoreCase) });
        return;
      case 'assert':
        this.#program.push({ op: 'assert', assertion: node.assertion });
        return;
      case 'sequence':
        for (const item of node.items) this.#emit(item);
        return;
      case 'choice':
        this.#emitChoice(node.items);
        return;
      case 'repeat':
        for (let i = 0; i < node.min; i++) this.#emit(node.item);
        this.#emitOptional(node.item, node.max - node.min);
    }
  }

  #emitChoice([first, ...others]: readonly RegexNode[]): void {
    if (first === undefined) return;
    if (others.length === 0) {
      this.#emit(first);
      return;
    }
    const fork = this.#fork();
    this.#emit(first);
    const end = this.#fork();
    fork.other = this.#program.length;
    this.#emitChoice(others);
    end.next = this.#program.length;
    end.other = this.#program.length;
  }

  /** `times` copies, each of which may be left out together with all that follow it. */
  #emitOptional(item: RegexNode, times: number): void {
    const forks: { next: number; other: number }[] = [];
    const loopAt = this.#program.length;
    for (let i = 0; i < (times === Infinity ? 1 : times); i++) {
      forks.push(this.#fork());
      this.#emit(item);
    }
    if (times === Infinity) {
      const back = this.#fork();
      back.next = loopAt;
      back.other = loopAt;
    }
    for (const fork of forks) fork.other = this.#program.length;
  }

  #fork(): { next: number; other: number } {
    const next = this.#program.length + 1;
    const fork = { op: 'fork' as const, next, other: next };
    this.#program.push(fork);
    return fork;
  }
}

/** Does an assertion hold between two code points (-1: none)? `isLast`: `after` is the text's last one. */
function holds(assertion: Assertion, before: number, after: number, isLast: boolean): boolean {
  switch (assertion) {
    case 'start':
      return before < 0;
    case 'end':
      return after < 0;
    case 'endOrNewline':
      return after < 0 || (after === 10 && isLast);
    case 'lineStart':
      // PCRE: not after a newline that ends the text.
      return before < 0 || (before === 10 && after >= 0);
    case 'lineEnd':
      return after < 0 || after === 10;
    default:
      return (contains(WORD, before) !== contains(WORD, after)) === (assertion === 'word');
  }
}

function contains(set: CharSet, code: number): boolean {
  const isIn =
    set.ranges.some(([from, to]) => from <= code && code <= to) ||
    set.subsets.some((inner) => contains(inner, code));
  return isIn !== set.isNegated;
}

function membership(set: CharSet, ignoreCase: boolean): (code: number) => boolean {
  const ranges = ignoreCase
    ? [...set.ranges, ...set.ranges.filter(([a, b]) => a === b).flatMap(([code]) => variants(code).map(pair))]
    : set.ranges;
  const positive: CharSet = { ranges, subsets: set.subsets, isNegated: false };
  const has = (code: number) =>
    contains(positive, code) ||
    (ignoreCase && variants(code).some((other) => contains({ ...positive, subsets: [] }, other)));
  const ascii = Array.from({ length: 128 }, (_, code) => has(code) !== set.isNegated);
  return (code) => ascii[code] ?? has(code) !== set.isNegated;
}

function pair(code: number): [number, number] {
  return [code, code];
}

/** The other cases of a code point, one to one; the Turkish i's have none. */
function variants(code: number): number[] {
  if (code === 0x130 || code === 0x131) return [];
  const char = String.fromCodePoint(code);
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()];
  const found = [lower, upper, upper.toLowerCase(), lower.toUpperCase()].flatMap((text) => {
    const other = text.codePointAt(0) ?? code;
    return text.length === (other > 0xffff ? 2 : 1) ? [other] : [];
  });
  return found;
}
