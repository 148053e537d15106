import type { Doc, Value } from '../../bson/value.ts';
import { EngineError } from '../../errors/engine-error.ts';
import { DuplicateKeyError } from '../../storage/collection.ts';
import type { Args } from './args.ts';

/** The fields of a reply that describe an error. */
export function errorFields(error: EngineError): [string, Value][] {
  const fields: [string, Value][] = [
    ['code', error.code],
    ['codeName', error.codeName],
    ['errmsg', error.message],
  ];
  if (error instanceof DuplicateKeyError) {
    fields.push(['keyPattern', error.keyPattern], ['keyValue', error.keyValue]);
  }
  return fields;
}

/** One entry of `writeErrors`. */
export function writeError(index: number, error: EngineError): Doc {
  const fields = errorFields(error).filter(([name]) => name !== 'codeName');
  return new Map<string, Value>([['index', index], ...fields]);
}

/**
 * Checks a write concern: one server can promise `w` 0, 1 and `majority`, and everything is journalled in any case.
 * @returns false when the client wants no reply.
 * @throws EngineError 2 for what only a replica set can promise.
 */
export function checkWriteConcern(args: Args): boolean {
  const w = args.document('writeConcern')?.get('w');
  if (w === undefined || w === null || w === 'majority') return true;
  const number = typeof w === 'string' ? Number.NaN : Number(w);
  if (number === 0) return false;
  if (number === 1) return true;
  throw new EngineError('BadValue', "cannot use 'w' > 1 when a host is not replicated");
}
