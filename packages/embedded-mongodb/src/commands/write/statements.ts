import { BSONRegExp, ObjectId, Timestamp } from 'bson';
import { readDocument } from '../../bson/read.ts';
import {
  BsonUndefined,
  type Doc,
  depthOf,
  MAX_DOCUMENT_BYTES,
  MAX_STORED_DEPTH,
  type Value,
} from '../../bson/value.ts';
import { writeDocument } from '../../bson/write.ts';
import type { Deadline } from '../../engine/deadline.ts';
import type { Engine } from '../../engine/engine.ts';
import { EngineError, unsupported } from '../../errors/engine-error.ts';
import { compileWith } from '../../expression/scope.ts';
import { compileFilter } from '../../filter/compile-filter.ts';
import type { Filter } from '../../filter/filter.ts';
import { PAUSE, Query, type QueryOptions } from '../../plan/query.ts';
import type { Collection, StoredRecord } from '../../storage/collection.ts';
import type { Work } from '../../storage/storage.ts';
import type { Updater } from '../../update/updater.ts';
import { equalValues } from '../../values/compare.ts';

/** The database, collection and time of a write. */
export interface Target {
  readonly engine: Engine;
  readonly database: string;
  readonly name: string;
  readonly deadline: Deadline;
  /** Whether many documents are written by the same command. */
  readonly isLarge?: boolean;
}

/** An update, ready to run. */
export interface UpdatePlan {
  readonly query: QueryOptions;
  readonly updater: Updater;
  readonly isMulti: boolean;
  readonly isUpsert: boolean;
}

export interface Updated {
  matched: number;
  modified: number;
  /** The `_id` that an upsert inserted. */
  upserted?: Value;
  /** The document before and after, for findAndModify. */
  before?: Doc;
  after?: Doc;
}

/**
 * Stores a document, with an `_id` in front.
 * @param bytes its BSON as it came, kept when it needs no change.
 * @throws EngineError for a bad `_id`, DuplicateKeyError
 */
export function insertDocument(target: Target, doc: Doc, bytes?: Uint8Array): Doc {
  const whole = withIdFirst(doc);
  checkId(whole.get('_id'));
  if (depthOf(whole) > MAX_STORED_DEPTH) throw tooDeep();
  checkTimestamps(whole);
  const stored =
    whole === doc && bytes !== undefined ? bytes : writeDocument(whole, Number.POSITIVE_INFINITY);
  if (stored.length > MAX_DOCUMENT_BYTES) {
    throw new EngineError(
      'BadValue',
      `object to insert too large. size in bytes: ${stored.length}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
  }
  target.engine.catalogue.ensure(target.database, target.name).insert(whole, stored, target.isLarge);
  return whole;
}

/** A server fills in an empty timestamp at the top level when it stores the document. @throws EngineError 238 */
function checkTimestamps(doc: Doc): void {
  for (const [name, value] of doc) {
    if (value instanceof Timestamp && value.t === 0 && value.i === 0 && name !== '_id') {
      throw unsupported('Storing an empty timestamp, which the server would fill in,');
    }
  }
}

/** Changes what the query finds; yields between documents. @throws EngineError */
export function* updateDocuments(target: Target, plan: UpdatePlan): Work<Updated> {
  const now = new Date();
  const result: Updated = { matched: 0, modified: 0 };
  const collection = target.engine.catalogue.find(target.database, target.name);
  if (collection !== undefined) {
    const limit = plan.isMulti ? 0 : 1;
    const query = new Query(target.engine.storage, collection, { ...plan.query, limit, isWriting: true });
    for (;;) {
      const old = yield* nextRecord(target, collection, query);
      if (old === undefined) break;
      const after = plan.updater.apply(old.doc, { isInsert: false, filter: query.filter, now });
      result.matched++;
      if (after !== old.doc && replaceRecord(collection, old, after)) result.modified++;
      result.before = old.doc;
      result.after = after;
      if (!plan.isMulti) return result;
      yield;
    }
    if (result.matched > 0 || !plan.isUpsert) return result;
    return upsert(target, plan, query.filter, now);
  }
  return plan.isUpsert ? upsert(target, plan, undefined, now) : result;
}

/** Removes what the query finds. @returns the removed documents' number, and the last one. */
export function* deleteDocuments(
  target: Target,
  options: QueryOptions,
): Work<{ deleted: number; last?: Doc }> {
  const collection = target.engine.catalogue.find(target.database, target.name);
  if (collection === undefined) return { deleted: 0 };
  const query = new Query(target.engine.storage, collection, { ...options, isWriting: true });
  const result: { deleted: number; last?: Doc } = { deleted: 0 };
  for (;;) {
    const old = yield* nextRecord(target, collection, query);
    if (old === undefined) return result;
    collection.remove(old);
    result.deleted++;
    result.last = old.doc;
    if (options.limit === 1) return result;
    yield;
  }
}

function* nextRecord(target: Target, collection: Collection, query: Query): Work<StoredRecord | undefined> {
  for (;;) {
    target.deadline.check();
    if (collection.isDropped) {
      throw new EngineError('QueryPlanKilled', `collection dropped: ${collection.namespace}`);
    }
    const found = query.next();
    if (found === undefined) return undefined;
    if (found !== PAUSE) {
      // A blocking sort read it in an earlier group, so it may have changed since.
      const bytes = query.hasBlockingSort ? collection.read(found.id) : found.bytes;
      if (bytes === undefined) continue;
      const doc = bytes === found.bytes && found.doc ? found.doc : readDocument(bytes);
      if (query.hasBlockingSort && !query.filter.matches(doc)) continue;
      return { id: found.id, bytes, doc };
    }
    yield;
  }
}

/** @returns false when the bytes are the same. */
function replaceRecord(collection: Collection, old: StoredRecord, doc: Doc): boolean {
  const id = old.doc.get('_id');
  const newId = doc.get('_id');
  if (id !== undefined && (newId === undefined || !equalValues(id, newId))) {
    throw new EngineError(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  if (depthOf(doc) > MAX_STORED_DEPTH) throw tooDeep();
  const bytes = writeDocument(doc);
  if (Buffer.compare(bytes, old.bytes) === 0) return false;
  collection.replace(old, doc, bytes);
  return true;
}

function upsert(target: Target, plan: UpdatePlan, compiled: Filter | undefined, now: Date): Updated {
  const filter =
    compiled ?? compileWith(plan.query.variables ?? new Map(), () => compileFilter(plan.query.filter));
  const after = insertDocument(target, plan.updater.forUpsert(filter, now));
  return { matched: 0, modified: 0, upserted: after.get('_id') ?? null, after };
}

function withIdFirst(doc: Doc): Doc {
  const id = doc.get('_id');
  if (id === undefined) return new Map<string, Value>([['_id', new ObjectId()], ...doc]);
  if (doc.keys().next().value === '_id') return doc;
  return new Map<string, Value>([['_id', id], ...doc]);
}

/** @throws EngineError 53 for what cannot identify a document. */
function checkId(id: Value | undefined): void {
  const kind = Array.isArray(id)
    ? 'an array'
    : id instanceof BSONRegExp
      ? 'a regex'
      : id instanceof BsonUndefined
        ? 'undefined'
        : undefined;
  if (kind !== undefined) {
    throw new EngineError('InvalidIdField', `The '_id' value cannot be of type ${kind.replace(/^an? /, '')}`);
  }
  if (!(id instanceof Map)) return;
  const operator = [...id.keys()].find((name) => name.startsWith('$') && !DBREF.has(name));
  if (operator !== undefined) {
    throw new EngineError(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${operator} is not valid for storage.`,
    );
  }
}

const DBREF = new Set(['$ref', '$id', '$db']);

function tooDeep(): EngineError {
  return new EngineError(
    'Overflow',
    `cannot store a document that nests deeper than ${MAX_STORED_DEPTH} levels`,
  );
}
