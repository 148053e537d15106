import { type Doc, UNDEFINED, type Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { indexOf, splitPath } from '../paths/path.ts';

/** What a (compound) index holds for one document. */
export interface IndexKeys {
  /**
   * One tuple per key, a value per indexed path, repeats not removed. `undefined` is a missing field: it is
   * keyed as null, and a sparse index leaves out a tuple of missing fields only. An empty array is BSON's undefined.
   */
  readonly keys: readonly (readonly (Value | undefined)[])[];
  /** Per indexed path: whether it contained an array, so that the index is multikey there. */
  readonly isMultikey: readonly boolean[];
}

/** How far one path has been followed: `from` is what its first `at` parts lead to. */
interface Progress {
  readonly from: Value | undefined;
  readonly at: number;
  readonly isDone: boolean;
}

/**
 * The keys of an index for a document, as MongoDB's key generator makes them: the elements of an array that several
 * paths share are walked together, not combined with each other.
 * @throws EngineError 171 when two paths meet different arrays, 16746 when a number could be an index or a field name.
 */
export function indexKeys(doc: Doc, paths: IndexPaths): IndexKeys {
  const expansion = new Expansion(paths);
  expansion.run(paths.parts.map(() => ({ from: doc, at: 0, isDone: false })));
  return expansion;
}

/** The paths of an index, split once. */
export interface IndexPaths {
  readonly names: readonly string[];
  readonly parts: readonly (readonly string[])[];
}

export function indexPaths(names: readonly string[]): IndexPaths {
  return { names, parts: names.map(splitPath) };
}

class Expansion implements IndexKeys {
  readonly keys: (Value | undefined)[][] = [];
  readonly isMultikey: boolean[];
  readonly #names: readonly string[];
  readonly #parts: readonly (readonly string[])[];

  constructor({ names, parts }: IndexPaths) {
    this.#names = names;
    this.#parts = parts;
    this.isMultikey = names.map(() => false);
  }

  run(states: readonly Progress[]): void {
    const walked = states.map((state, i) => (state.isDone ? state : advance(state, this.#parts[i] ?? [])));
    const list = this.#sharedArray(walked);
    if (list === undefined) {
      this.keys.push(walked.map((state) => state.from));
      return;
    }
    const picked = walked.map((state, i) => this.#pick(state, i));
    if (!picked.some((state) => state.from === list)) {
      this.run(picked);
      return;
    }
    for (const element of list.length === 0 ? [UNDEFINED] : list) {
      this.run(picked.map((state, i) => (state.from === list ? this.#enter(state, element, i) : state)));
    }
  }

  #sharedArray(states: readonly Progress[]): Value[] | undefined {
    let shared: Value[] | undefined;
    let first = 0;
    for (const [i, { isDone, from }] of states.entries()) {
      if (isDone || !Array.isArray(from)) continue;
      if (shared !== undefined && shared !== from) {
        const [a, b] = [this.#names[first], this.#names[i]];
        throw new EngineError('CannotIndexParallelArrays', `cannot index parallel arrays [${b}] [${a}]`);
      }
      if (shared === undefined) first = i;
      shared = from;
    }
    return shared;
  }

  /** Follows a numeric part into the array by position. */
  #pick(state: Progress, i: number): Progress {
    const part = this.#parts[i]?.[state.at];
    if (!isOpenArray(state) || part === undefined) return state;
    const element = state.from[indexOf(part)];
    if (element === undefined) return state;
    if (state.from.some((item) => item instanceof Map && item.has(part))) {
      throw new EngineError(
        'Location16746',
        `Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '${part}'`,
      );
    }
    const next = { from: element, at: state.at + 1, isDone: false };
    return next.at === this.#parts[i]?.length && !Array.isArray(element) ? { ...next, isDone: true } : next;
  }

  #enter(state: Progress, element: Value, i: number): Progress {
    this.isMultikey[i] = true;
    if (state.at === this.#parts[i]?.length) return { from: element, at: state.at, isDone: true };
    return element instanceof Map ? { from: element, at: state.at, isDone: false } : MISSING;
  }
}

const MISSING: Progress = { from: undefined, at: 0, isDone: true };

function isOpenArray(state: Progress): state is Progress & { from: Value[] } {
  return !state.isDone && Array.isArray(state.from);
}

/** Walks through documents until the path ends, fails, or meets an array. */
function advance(state: Progress, parts: readonly string[]): Progress {
  let { from, at } = state;
  while (at < parts.length && from instanceof Map) from = from.get(parts[at++] ?? '');
  if (Array.isArray(from)) return { from, at, isDone: false };
  return at === parts.length ? { from, at, isDone: true } : MISSING;
}
