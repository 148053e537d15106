import { BSONSymbol, ObjectId } from 'bson';
import { rankOf } from '../bson/rank.ts';
import type { Value } from '../bson/value.ts';
import { equalValues, isNumeric } from './compare.ts';

/** A map by BSON value: keys are the same when MongoDB's comparison finds them equal, so 1 and 1.0 are. */
export class ValueTable<T> {
  readonly #buckets = new Map<string, { key: Value; entry: T }[]>();

  /** The entry of a key, made when there is none. */
  get(key: Value, make: () => T): T {
    const hash = hashOf(key);
    const bucket = this.#buckets.get(hash) ?? [];
    if (bucket.length === 0) this.#buckets.set(hash, bucket);
    for (const { key: other, entry } of bucket) if (equalValues(other, key)) return entry;
    const entry = make();
    bucket.push({ key, entry });
    return entry;
  }

  has(key: Value): boolean {
    return this.#buckets.get(hashOf(key))?.some(({ key: other }) => equalValues(other, key)) === true;
  }
}

/** Equal values have equal hashes; different ones may share one. */
function hashOf(value: Value): string {
  if (typeof value === 'string') return `s${value}`;
  if (value instanceof BSONSymbol) return `s${value.value}`;
  // Adding 0 makes -0 into 0.
  if (isNumeric(value)) return `n${Number(value) + 0}`;
  if (value instanceof ObjectId) return `o${value.toHexString()}`;
  if (value instanceof Date) return `d${value.getTime()}`;
  if (Array.isArray(value)) return `[${value.map(hashOf).join()}]`;
  if (value instanceof Map) return `{${[...value].map(([name, field]) => name + hashOf(field)).join()}}`;
  return typeof value === 'boolean' ? String(value) : `r${rankOf(value)}`;
}

/** A set of values by MongoDB's equality. */
export function valueSet(values: Iterable<Value>): ValueTable<true> {
  const table = new ValueTable<true>();
  for (const value of values) table.get(value, () => true);
  return table;
}
