import type { ZodType } from 'zod';
import { parseJson } from '../contract/values/parse-json.ts';
import { invalidField } from '../use-case/app-error.ts';

/** A position in a sorted list as the opaque text that a client gives back. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor back. Throws `invalid` on `cursor` when it is not one of ours. */
export function decodeCursor<T>(cursor: string, schema: ZodType<T>): T {
  try {
    return schema.parse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalidField('cursor', 'Use the nextCursor of an earlier page.');
  }
}
