import { type Doc, isDoc, UNDEFINED, type Value } from '../bson/value';
import { EngineError, unsupported } from '../errors';
import { compareValues } from './compare';
import { splitPath, visitPath } from './path';
import { wholeNumber } from './predicates';

export type Compare = (a: Doc, b: Doc) => number;

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

/** MongoDB's rules for the path of a field in a sort, a projection or an expression. */
export function checkFieldPath(path: string): void {
  for (const part of splitPath(path)) {
    if (part === '') {
      const message =
        path === ''
          ? 'FieldPath cannot be constructed with empty string'
          : 'FieldPath field names may not be empty strings.';
      throw path.endsWith('.')
        ? new EngineError('Location40353', "FieldPath must not end with a '.'.")
        : new EngineError(path === '' ? 'Location40352' : 'Location15998', message);
    }
    if (part.startsWith('$') && !['$id', '$ref', '$db'].includes(part)) {
      throw new EngineError(
        'Location16410',
        "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
      );
    }
    if (part.includes('\0'))
      throw new EngineError('Location16411', 'FieldPath field names may not contain null bytes');
  }
}

/**
 * Compiles a sort. Of an array the smallest element counts when ascending, the largest when descending; an empty
 * array stands before null; a missing field is null. Equal documents stay as they come when the sort is stable.
 */
export function compileSort(spec: Doc): Compare {
  const parts = parseSort(spec).map(({ path, direction }) => ({ names: splitPath(path), direction }));
  return (a, b) => {
    for (const { names, direction } of parts) {
      const order = compareValues(sortKey(a, names, direction), sortKey(b, names, direction));
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}

/** The value by which a document is sorted on one path. */
export function sortKey(doc: Doc, parts: readonly string[], direction: 1 | -1): Value {
  const [name] = parts;
  if (parts.length === 1 && name !== undefined) {
    const value = doc.get(name);
    if (!Array.isArray(value)) return value ?? null;
  }
  let best: Value | undefined;
  visitKeys(doc, parts, (value) => {
    if (best === undefined || compareValues(value, best) * direction < 0) best = value;
  });
  return best ?? null;
}

function visitKeys(doc: Doc, parts: readonly string[], visit: (value: Value) => void): void {
  visitPath(doc, parts, false, (value) => {
    if (!Array.isArray(value)) visit(value ?? null);
    else if (value.length === 0) visit(UNDEFINED);
    else for (const element of value) visit(element);
    return false;
  });
}
