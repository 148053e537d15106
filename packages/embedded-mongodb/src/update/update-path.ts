import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import type { Filter } from '../filter/filter.ts';
import { indexOf } from '../paths/path.ts';
import { typeName } from '../values/types.ts';
import type { ArrayFilters } from './array-filters.ts';
import { type Modifier, type ModifierContext, REMOVE } from './modifiers.ts';

/** MongoDB's limit for the nulls that pad an array up to a far index. */
const MAX_PADDING = 1500000;

/** What is needed to resolve a path with `$`, `$[]` or `$[id]`. */
export interface PathContext {
  readonly filter: Filter;
  /** The document before any modifier, to which the filter's position belongs. */
  readonly original: Doc;
  readonly arrayFilters: ArrayFilters;
  /** Paths changed so far with all indexes known; undefined when the update has no such path. */
  readonly touched: TouchedPaths | undefined;
}

/** The paths that an update has changed: none may equal another, or be inside it. */
export class TouchedPaths {
  readonly #ends = new Set<string>();
  readonly #ancestors = new Set<string>();

  /** @throws EngineError 40 */
  add(walked: readonly string[]): void {
    let path = '';
    let isClash = false;
    for (const [i, part] of walked.entries()) {
      path = i === 0 ? part : `${path}.${part}`;
      isClash ||= this.#ends.has(path);
      if (i < walked.length - 1) this.#ancestors.add(path);
    }
    if (isClash || this.#ancestors.has(path)) {
      throw new EngineError('ConflictingUpdateOperators', `Update created a conflict at '${path}'`);
    }
    this.#ends.add(path);
  }
}

type Context = PathContext & ModifierContext;

/** Sets a nested field, creating documents on the way; for paths that meet no arrays. */
export function setField(doc: Doc, parts: readonly string[], value: Value): Doc {
  const [name = '', ...rest] = parts;
  const child = doc.get(name);
  return new Map(doc).set(
    name,
    rest.length === 0 ? value : setField(isDoc(child) ? child : new Map(), rest, value),
  );
}

/**
 * Runs a modifier at every value that a path names, copying only the documents and arrays on the way.
 * @returns the same document when nothing changes.
 */
export function changeAt(
  doc: Doc,
  parts: readonly string[],
  path: string,
  modifier: Modifier,
  context: Context,
): Doc {
  return new Walk(parts, path, modifier, context).inDoc(doc, 0, []);
}

class Walk {
  readonly #parts: readonly string[];
  readonly #path: string;
  readonly #modifier: Modifier;
  readonly #context: Context;

  constructor(parts: readonly string[], path: string, modifier: Modifier, context: Context) {
    this.#parts = parts;
    this.#path = path;
    this.#modifier = modifier;
    this.#context = context;
  }

  inDoc(doc: Doc, at: number, walked: readonly string[]): Doc {
    const part = this.#parts[at] ?? '';
    const name = part === '$' ? String(this.#position(at)) : part;
    if (name.startsWith('$[')) throw this.#notAnArray(at, doc);
    const old = doc.get(name);
    const changed = this.#next(old, at, [...walked, name]);
    if (changed === old) return doc;
    const copy = new Map(doc);
    if (changed === REMOVE || changed === undefined) copy.delete(name);
    else copy.set(name, changed);
    return copy;
  }

  /** The value at the end of `parts[..at]`, changed. */
  #next(old: Value | undefined, at: number, walked: readonly string[]): Value | undefined | typeof REMOVE {
    if (at === this.#parts.length - 1) return this.#change(old, walked);
    const following = this.#parts[at + 1] ?? '';
    if (old === undefined) return this.#create(at, walked);
    if (isDoc(old)) return this.inDoc(old, at + 1, walked);
    if (Array.isArray(old)) return this.#inArray(old, at + 1, walked);
    if (following.startsWith('$[')) throw this.#notAnArray(at + 1, old);
    return this.#blocked(old, following, walked);
  }

  #inArray(list: Value[], at: number, walked: readonly string[]): Value[] {
    const part = this.#parts[at] ?? '';
    if (part.startsWith('$[')) return this.#inElements(list, part.slice(2, -1), at, walked);
    const index = part === '$' ? this.#position(at) : indexOf(part);
    if (index < 0) {
      this.#blocked(list, part, walked);
      return list;
    }
    const old = list[index];
    const changed = this.#next(old, at, [...walked, String(index)]);
    if (changed === old) return list;
    if (index > list.length + MAX_PADDING) {
      throw new EngineError('BadValue', `can't backfill more than ${MAX_PADDING} elements`);
    }
    const copy = [...list];
    while (copy.length < index) copy.push(null);
    copy[index] = changed === REMOVE || changed === undefined ? null : changed;
    return copy;
  }

  #inElements(list: Value[], identifier: string, at: number, walked: readonly string[]): Value[] {
    let isChanged = false;
    // All filters see the elements as they were before the update.
    const before = valueAt(this.#context.original, walked);
    const copy = list.map((element, i) => {
      const old = Array.isArray(before) ? (before[i] ?? element) : element;
      if (identifier !== '' && !this.#context.arrayFilters.matches(identifier, old)) return element;
      const changed = this.#next(element, at, [...walked, String(i)]);
      if (changed === element) return element;
      isChanged = true;
      return changed === REMOVE || changed === undefined ? null : changed;
    });
    return isChanged ? copy : list;
  }

  #change(old: Value | undefined, walked: readonly string[]): Value | undefined | typeof REMOVE {
    this.#context.touched?.add(walked);
    const changed = this.#modifier.change(old, this.#context);
    return old === undefined && changed === REMOVE ? undefined : changed;
  }

  /** The rest of the path as new documents, for a modifier that creates missing paths. */
  #create(at: number, walked: readonly string[]): Value | undefined {
    const rest = this.#parts.slice(at + 1);
    if (rest.some((part) => part.startsWith('$['))) {
      const prefix = this.#parts
        .slice(
          0,
          this.#parts.findIndex((part) => part.startsWith('$[')),
        )
        .join('.');
      throw new EngineError(
        'BadValue',
        `The path '${prefix}' must exist in the document in order to apply array updates.`,
      );
    }
    if (!this.#modifier.isCreating) return undefined;
    return this.inDoc(new Map(), at + 1, walked);
  }

  #blocked(value: Value, part: string, walked: readonly string[]): Value {
    if (this.#modifier.blocked === 'ignore') return value;
    if (this.#modifier.blocked === 'refuse')
      throw unsupported(`This modifier on '${this.#path}' through a ${typeName(value)}`);
    const name = part === '$' ? String(this.#position(walked.length)) : part;
    throw new EngineError(
      'PathNotViable',
      `Cannot create field '${name}' in element {${walked.at(-1)}: ${typeName(value)}}`,
    );
  }

  #position(at: number): number {
    const { filter, original, isInsert } = this.#context;
    const index = isInsert ? undefined : filter.positionFor(original, this.#parts.slice(0, at).join('.'));
    if (index !== undefined) return index;
    throw new EngineError(
      'BadValue',
      'The positional operator did not find the match needed from the query.',
    );
  }

  #notAnArray(at: number, value: Value): EngineError {
    return new EngineError(
      'BadValue',
      `Cannot apply array updates to non-array element ${this.#parts[at - 1]}: ${typeName(value)}`,
    );
  }
}

function valueAt(doc: Doc, walked: readonly string[]): Value | undefined {
  let value: Value | undefined = doc;
  for (const part of walked) {
    value = Array.isArray(value) ? value[Number(part)] : isDoc(value) ? value.get(part) : undefined;
  }
  return value;
}
