import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { checkFieldPath } from '../paths/field-path.ts';
import { compareValues } from '../values/compare.ts';
import { wholeNumber } from '../values/numbers.ts';
import { type IndexPaths, indexKeys, indexPaths } from './index-keys.ts';

/** One part of a sort: a path, and 1 for ascending or -1 for descending. */
export interface SortPart {
  readonly path: string;
  readonly direction: 1 | -1;
}

/**
 * Checks a sort specification.
 * @throws EngineError with MongoDB's code; NotImplemented for `$meta`.
 */
export function parseSort(spec: Doc): SortPart[] {
  return [...spec].map(([path, value]) => {
    if (isDoc(value)) throw unsupported('$meta in a sort');
    const direction = wholeNumber(value);
    if (direction !== 1 && direction !== -1) {
      throw new EngineError(
        'Location15975',
        '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
      );
    }
    checkFieldPath(path);
    return { path, direction };
  });
}

/** A compiled sort. Extract each document's key once, then compare keys. */
export interface Sorter {
  readonly parts: readonly SortPart[];
  keyOf(doc: Doc): readonly Value[];
  compareKeys(a: readonly Value[], b: readonly Value[]): number;
}

/**
 * Compiles a sort. Of the keys that an index would hold for a document, the smallest one in the sort's order counts,
 * so of an array the smallest element when ascending and the largest when descending; an empty array comes before
 * null; a missing field is null.
 */
export function compileSorter(spec: Doc): Sorter {
  const parts = parseSort(spec);
  const paths = indexPaths(parts.map(({ path }) => path));
  const compareKeys = (a: readonly Value[], b: readonly Value[]) => {
    for (let i = 0; i < parts.length; i++) {
      const order = compareValues(a[i] ?? null, b[i] ?? null);
      if (order !== 0) return parts[i]?.direction === -1 ? -order : order;
    }
    return 0;
  };
  const keyOf = (doc: Doc) => scalarKey(doc, paths) ?? smallestKey(doc, paths, compareKeys);
  return { parts, keyOf, compareKeys };
}

/** The key of a document without arrays on the paths, or undefined. */
function scalarKey(doc: Doc, paths: IndexPaths): Value[] | undefined {
  const key: Value[] = [];
  for (const parts of paths.parts) {
    let value: Value | undefined = doc;
    for (const part of parts)
      value = value instanceof Map ? value.get(part) : Array.isArray(value) ? value : undefined;
    if (Array.isArray(value)) return undefined;
    key.push(value ?? null);
  }
  return key;
}

function smallestKey(
  doc: Doc,
  paths: IndexPaths,
  compareKeys: (a: readonly Value[], b: readonly Value[]) => number,
): readonly Value[] {
  let smallest: readonly Value[] | undefined;
  for (const tuple of keysOf(doc, paths)) {
    const key = tuple.map((value) => value ?? null);
    if (smallest === undefined || compareKeys(key, smallest) < 0) smallest = key;
  }
  return smallest ?? paths.names.map(() => null);
}

function keysOf(doc: Doc, paths: IndexPaths) {
  try {
    return indexKeys(doc, paths).keys;
  } catch (error) {
    if (!(error instanceof EngineError) || error.codeName !== 'CannotIndexParallelArrays') throw error;
    throw new EngineError('BadValue', 'cannot sort with keys that are parallel arrays');
  }
}
