import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { BsonUndefined, DbPointer, type Value } from './value.ts';

/**
 * The ranks of types in MongoDB's comparison order; types of one rank compare by value. Index keys begin with them, so
 * they are part of the format on disk. 0 ends lists, so no rank uses it; the byte after each rank is free, so that
 * `rank + 1` is an upper bound of the rank.
 */
export const RANK = {
  minKey: 0x02,
  undefined: 0x04,
  null: 0x06,
  number: 0x08,
  string: 0x0a,
  object: 0x0c,
  array: 0x0e,
  binary: 0x10,
  objectId: 0x12,
  boolean: 0x14,
  date: 0x16,
  timestamp: 0x18,
  regex: 0x1a,
  dbPointer: 0x1c,
  code: 0x1e,
  codeWithScope: 0x20,
  maxKey: 0x7f,
} as const;

/** The rank of a value's type in MongoDB's comparison order. */
export function rankOf(value: Value): number {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return RANK.number;
    case 'string':
      return RANK.string;
    case 'boolean':
      return RANK.boolean;
  }
  if (value === null) return RANK.null;
  if (value instanceof Map) return RANK.object;
  if (Array.isArray(value)) return RANK.array;
  if (value instanceof ObjectId) return RANK.objectId;
  if (value instanceof Date) return RANK.date;
  if (value instanceof Double || value instanceof Decimal128) return RANK.number;
  if (value instanceof Binary) return RANK.binary;
  if (value instanceof BSONSymbol) return RANK.string;
  if (value instanceof BsonUndefined) return RANK.undefined;
  if (value instanceof Timestamp) return RANK.timestamp;
  if (value instanceof BSONRegExp) return RANK.regex;
  if (value instanceof MinKey) return RANK.minKey;
  if (value instanceof MaxKey) return RANK.maxKey;
  if (value instanceof Code) return RANK.code;
  return value instanceof DbPointer ? RANK.dbPointer : RANK.codeWithScope;
}
