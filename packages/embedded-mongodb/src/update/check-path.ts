import { EngineError } from '../errors/engine-error.ts';
import { indexOf, splitPath } from '../paths/path.ts';
import type { ArrayFilters } from './array-filters.ts';

/** Splits an update's path. @throws EngineError when it is not valid. */
export function checkPath(path: string, arrayFilters: ArrayFilters): string[] {
  if (path === '') throw new EngineError('EmptyFieldName', 'An empty update path is not valid.');
  const parts = splitPath(path);
  for (const [i, part] of parts.entries()) {
    if (part === '') {
      throw new EngineError(
        'EmptyFieldName',
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    }
    if (!part.startsWith('$')) continue;
    const identifier = /^\$\[(.*)\]$/.exec(part)?.[1];
    if (part !== '$' && identifier === undefined) {
      throw new EngineError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`,
      );
    }
    if (i === 0)
      throw new EngineError(
        'BadValue',
        `Cannot have a positional or array filter element in the first position in path '${path}'`,
      );
    if (identifier) arrayFilters.use(identifier, path);
  }
  if (parts.filter((part) => part === '$').length > 1) {
    throw new EngineError('BadValue', `Too many positional (i.e. '$') elements found in path '${path}'`);
  }
  return parts;
}

/** @throws EngineError 40 when a path equals another, or one is inside the other. */
export function checkConflicts(parts: string[], others: readonly string[][]): void {
  for (const other of others) {
    const shorter = Math.min(parts.length, other.length);
    let same = 0;
    while (same < shorter && parts[same] === other[same]) same++;
    const isMixed = same < shorter && isFiltered(parts[same]) !== isFiltered(other[same]);
    if (same < shorter && !isMixed) continue;
    throw new EngineError(
      'ConflictingUpdateOperators',
      `Updating the path '${parts.join('.')}' would create a conflict at '${parts.slice(0, same).join('.')}'`,
    );
  }
}

function isFiltered(part: string | undefined): boolean {
  return part?.startsWith('$[') === true;
}

/** Numbers in numeric order, names by code unit, the positional `$` last. */
export function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [left, right] = [a[i] ?? '', b[i] ?? ''];
    if (left === right) continue;
    if (left === '$' || right === '$') return left === '$' ? 1 : -1;
    const [x, y] = [indexOf(left), indexOf(right)];
    return x >= 0 && y >= 0 ? x - y : left < right ? -1 : 1;
  }
  return a.length - b.length;
}
