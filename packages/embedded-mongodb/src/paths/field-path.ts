import { EngineError } from '../errors/engine-error.ts';
import { splitPath } from './path.ts';

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
