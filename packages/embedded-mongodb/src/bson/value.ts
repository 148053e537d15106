import type {
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
import { EngineError } from '../errors/engine-error.ts';

/** BSON's deprecated type 6. It is an object, so that `doc.get(key) === undefined` always means missing. */
export class BsonUndefined {
  readonly type = 'undefined';
}
export const UNDEFINED = new BsonUndefined();

/** BSON's deprecated type 12. */
export class DbPointer {
  readonly namespace: string;
  readonly id: ObjectId;
  constructor(namespace: string, id: ObjectId) {
    this.namespace = namespace;
    this.id = id;
  }
}

/** BSON's deprecated type 15; stored and returned, never run. */
export class CodeWithScope {
  readonly code: string;
  readonly scope: Doc;
  constructor(code: string, scope: Doc) {
    this.code = code;
    this.scope = scope;
  }
}

/** An ordered document: keys in BSON order, integer-like keys and `__proto__` included. */
export type Doc = Map<string, Value>;

/** A BSON value. `number` is always an int32 and `bigint` an int64; a 64-bit float is a `Double`. */
export type Value =
  | number
  | Double
  | bigint
  | Decimal128
  | string
  | BSONSymbol
  | boolean
  | null
  | BsonUndefined
  | Date
  | ObjectId
  | Binary
  | BSONRegExp
  | Timestamp
  | MinKey
  | MaxKey
  | Code
  | CodeWithScope
  | DbPointer
  | Value[]
  | Doc;

/** Bytes that are not valid BSON, or a document that cannot be written as BSON. */
export class BsonError extends EngineError {
  constructor(message: string, codeName: 'InvalidBSON' | 'BSONObjectTooLarge' = 'InvalidBSON') {
    super(codeName, message);
    this.name = 'BsonError';
  }
}

/** MongoDB's limit for one document, in bytes. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** MongoDB's nesting limit for anything read from the wire; a stored document may have 180 levels. */
export const MAX_DEPTH = 200;
export const MAX_STORED_DEPTH = 180;

export function isDoc(value: Value | undefined): value is Doc {
  return value instanceof Map;
}

/** A document from entries, in their order. */
export function docOf(...entries: [string, Value][]): Doc {
  return new Map(entries);
}

/** How many levels a value nests: 0 for a scalar, 1 for a flat document. */
export function depthOf(value: Value): number {
  if (!isDoc(value) && !Array.isArray(value)) return 0;
  let deepest = 0;
  for (const child of value.values()) {
    if (typeof child === 'object' && child !== null) deepest = Math.max(deepest, depthOf(child));
  }
  return deepest + 1;
}
