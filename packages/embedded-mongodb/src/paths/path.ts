import type { Doc, Value } from '../bson/value.ts';

/** What a path leads to: a value, or `undefined` where an object on the way lacks the field. */
export type Visit = (value: Value | undefined) => boolean;

/** Splits a path once, for the functions below. */
export function splitPath(path: string): string[] {
  return path.split('.');
}

/**
 * Visits what `path` leads to, the way MongoDB's matcher walks: objects inside arrays are entered, a numeric part also
 * picks an array element. With `expandLeaf` an array at the end is visited element by element and then as a whole
 * (an element picked by its number is never expanded).
 * @returns true as soon as a visit does.
 */
export function visitPath(doc: Doc, parts: readonly string[], expandLeaf: boolean, visit: Visit): boolean {
  return walkDoc(doc, parts, 0, expandLeaf, visit);
}

function walkDoc(doc: Doc, parts: readonly string[], at: number, expandLeaf: boolean, visit: Visit): boolean {
  const value = doc.get(parts[at] ?? '');
  if (at === parts.length - 1) {
    if (expandLeaf && Array.isArray(value)) {
      for (const element of value) if (visit(element)) return true;
    }
    return visit(value);
  }
  if (value instanceof Map) return walkDoc(value, parts, at + 1, expandLeaf, visit);
  if (Array.isArray(value)) return walkArray(value, parts, at + 1, expandLeaf, visit);
  return visit(undefined);
}

function walkArray(
  list: Value[],
  parts: readonly string[],
  at: number,
  expandLeaf: boolean,
  visit: Visit,
): boolean {
  const part = parts[at] ?? '';
  const picked = indexOf(part);
  for (let i = 0; i < list.length; i++) {
    const element = list[i];
    if (element instanceof Map && walkDoc(element, parts, at, expandLeaf, visit)) return true;
    if (i !== picked) continue;
    if (at === parts.length - 1) {
      if (visit(element)) return true;
    } else if (element instanceof Map) {
      if (walkDoc(element, parts, at + 1, expandLeaf, visit)) return true;
    } else if (Array.isArray(element)) {
      if (walkArray(element, parts, at + 1, expandLeaf, visit)) return true;
    }
  }
  return false;
}

/** The array index that a path part names, or -1: decimal digits without a leading zero. */
export function indexOf(part: string): number {
  return /^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1;
}
