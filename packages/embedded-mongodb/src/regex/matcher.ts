import { unsupported } from '../errors/engine-error.ts';
import { contains, membership, WORD } from './char-set.ts';
import { type Assertion, itemsOf, type RegexFlags, type RegexNode } from './regex-tree.ts';

type Instruction =
  | { readonly op: 'set'; readonly has: (code: number) => boolean }
  | { readonly op: 'assert'; readonly assertion: Assertion }
  | { readonly op: 'fork'; next: number; other: number }
  | { readonly op: 'match' };

const MAX_PROGRAM = 4000;

/** The most steps of one test, about half a second: a longer one would block all other commands. */
const MAX_STEPS = 20_000_000;

/** A regular expression as a program that follows all alternatives at once, one character at a time. */
export class Matcher {
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
    this.#moveTo(text, 0, -1);
    for (let at = 0; at <= text.length; ) {
      if (at === 0 || !this.#isAnchored) this.#add(0, current);
      else if (current.length === 0) return false;
      this.#step++;
      const code = this.#after;
      at += code > 0xffff ? 2 : 1;
      this.#moveTo(text, at, code);
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

  /** Moves to a position; the code points on both sides of it are for the assertions. */
  #moveTo(text: string, at: number, before: number): void {
    this.#before = before;
    this.#after = text.codePointAt(at) ?? -1;
    this.#isLast = at + (this.#after > 0xffff ? 2 : 1) >= text.length;
  }

  /** Adds an instruction and all that follow it without reading a character. */
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

/** Whether an assertion holds between two code points (-1: none). `isLast`: `after` is the text's last one. */
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
