import type { Doc, Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { showValue } from '../values/show-value.ts';
import type { Index, IndexEntries } from './index-definition.ts';
import { readRecordId, recordIdBytes, recordKey, treeKey } from './keys.ts';
import type { Storage } from './storage.ts';

/** A unique index already has this value. */
export class DuplicateKeyError extends EngineError {
  readonly keyPattern: Doc;
  readonly keyValue: Doc;

  constructor(namespace: string, index: Index, keyValue: Doc) {
    super(
      'DuplicateKey',
      `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: ${showValue(keyValue)}`,
    );
    const key = index.spec.get('key');
    this.keyPattern = key instanceof Map ? key : new Map<string, Value>();
    this.keyValue = keyValue;
  }
}

/** A stored document. */
export interface StoredRecord {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly doc: Doc;
}

/** Where collections are kept; it is notified of their changes. */
export interface CollectionKeeper {
  readonly storage: Storage;
  /** Indexes or their flags changed. */
  save(collection: Collection): void;
  /** Counters changed. */
  touch(collection: Collection): void;
}

interface Prepared {
  readonly index: Index;
  readonly entries: IndexEntries;
}

/**
 * The records of one collection and their index entries. The writing methods run inside a write; each makes all its
 * checks before its first put, so that a failed one has stored nothing.
 */
export class Collection {
  database: string;
  name: string;
  readonly uuid: string;
  readonly tree: number;
  readonly options: Doc;
  indexes: Index[] = [];
  count = 0;
  bytes = 0;
  nextRecord = 1;
  isDropped = false;
  /** From this record on, entries may wait in the backlog; undefined while none of this collection do. */
  waitingFrom: number | undefined;
  /** The same of those that have come since the others began to leave the backlog. */
  waitingNext: number | undefined;
  readonly #keeper: CollectionKeeper;

  constructor(
    keeper: CollectionKeeper,
    identity: { database: string; name: string; uuid: string; tree: number; options: Doc },
  ) {
    this.#keeper = keeper;
    this.database = identity.database;
    this.name = identity.name;
    this.uuid = identity.uuid;
    this.tree = identity.tree;
    this.options = identity.options;
  }

  get namespace(): string {
    return `${this.database}.${this.name}`;
  }

  get readyIndexes(): Index[] {
    return this.indexes.filter((index) => index.isReady);
  }

  /** The raw BSON of a record. */
  read(id: number): Buffer | undefined {
    return this.#keeper.storage.get(recordKey(this.tree, id));
  }

  /**
   * @param isOneOfMany whether its entries may wait in the backlog.
   * @throws DuplicateKeyError, or EngineError 171 for parallel arrays.
   */
  insert(doc: Doc, bytes: Uint8Array, isOneOfMany = false): void {
    const prepared = this.indexes.map((index) => ({ index, entries: index.entriesOf(doc) }));
    for (const { index, entries } of prepared) this.#checkUnique(index, doc, entries.keys.values(), -1);
    const id = this.nextRecord++;
    this.#keeper.storage.put(recordKey(this.tree, id), bytes);
    const isLate = isOneOfMany && this.#keeper.storage.backlog.hasRoom;
    if (isLate) {
      // The ids of deleted records may be given again after a restart.
      this.waitingFrom = Math.min(this.waitingFrom ?? id, id);
      this.waitingNext = Math.min(this.waitingNext ?? id, id);
    }
    for (const { index, entries } of prepared) {
      if (isLate && mayWait(index)) this.#putLater(index, entries, id);
      else for (const key of entries.keys.values()) this.#putEntry(index, key, id);
    }
    this.#noteFlags(prepared);
    this.#count(1, bytes.length);
  }

  /** Adds the entries of a record that may not be in their trees. */
  addToBacklog(doc: Doc, id: number): void {
    for (const index of this.indexes) if (mayWait(index)) this.#putLater(index, index.entriesOf(doc), id);
  }

  /** @throws DuplicateKeyError, or EngineError 171 for parallel arrays. */
  replace(old: StoredRecord, doc: Doc, bytes: Uint8Array): void {
    const touched = this.indexes.filter((index) => !index.isUntouched(old.doc, doc));
    const changes = touched.map((index) => {
      const before = index.entriesOf(old.doc).keys;
      const entries = index.entriesOf(doc);
      const added = [...entries.keys].filter(([text]) => !before.has(text)).map(([, key]) => key);
      const removed = [...before].filter(([text]) => !entries.keys.has(text)).map(([, key]) => key);
      return { index, entries, added, removed };
    });
    for (const { index, added } of changes) this.#checkUnique(index, doc, added, old.id);
    this.#keeper.storage.put(recordKey(this.tree, old.id), bytes);
    for (const { index, added, removed } of changes) {
      for (const key of removed) this.#removeEntry(index, key, old.id);
      for (const key of added) this.#putEntry(index, key, old.id);
    }
    this.#noteFlags(changes);
    this.#count(0, bytes.length - old.bytes.length);
  }

  remove(old: StoredRecord): void {
    this.#keeper.storage.remove(recordKey(this.tree, old.id));
    for (const index of this.indexes) {
      for (const key of index.entriesOf(old.doc).keys.values()) this.#removeEntry(index, key, old.id);
    }
    this.#count(-1, -old.bytes.length);
  }

  /** Adds one existing record to an index that is being built. @throws DuplicateKeyError */
  fillIndex(index: Index, id: number, doc: Doc): void {
    const entries = index.entriesOf(doc);
    this.#checkUnique(index, doc, entries.keys.values(), id);
    for (const key of entries.keys.values()) this.#putEntry(index, key, id);
    this.#noteFlags([{ index, entries }]);
  }

  /** The record that has a key in a unique index. */
  ownerOf(index: Index, key: Buffer): number | undefined {
    const value = this.#keeper.storage.get(treeKey(index.tree, key));
    return value === undefined ? undefined : readRecordId(value);
  }

  #checkUnique(index: Index, doc: Doc, keys: Iterable<Buffer>, id: number): void {
    if (!index.isUnique) return;
    for (const key of keys) {
      const owner = this.ownerOf(index, key);
      if (owner !== undefined && owner !== id) {
        throw new DuplicateKeyError(this.namespace, index, index.valuesOfKey(doc, key));
      }
    }
  }

  #putEntry(index: Index, key: Buffer, id: number): void {
    this.#keeper.storage.put(entryKey(index, key, id), recordIdBytes(id));
  }

  #putLater(index: Index, { keys }: IndexEntries, id: number): void {
    const tree = treeKey(index.tree, NO_KEY).toString('latin1');
    const idText = recordIdBytes(id).toString('latin1');
    for (const text of keys.keys()) this.#keeper.storage.backlog.add(index.tree, tree + text + idText);
  }

  #removeEntry(index: Index, key: Buffer, id: number): void {
    // While an index is being built, the key may be another record's: a duplicate that the build has not found yet.
    if (index.isUnique && !index.isReady && this.ownerOf(index, key) !== id) return;
    this.#keeper.storage.remove(entryKey(index, key, id));
  }

  #noteFlags(prepared: readonly Prepared[]): void {
    let isChanged = false;
    for (const { index, entries } of prepared) {
      if (entries.hasLongKey && !index.hasLongKeys) {
        index.hasLongKeys = true;
        isChanged = true;
      }
      if (!entries.isMultikey.some((flag, i) => flag && !index.multikey[i])) continue;
      index.multikey = index.multikey.map((flag, i) => flag || entries.isMultikey[i] === true);
      isChanged = true;
    }
    if (isChanged) this.#keeper.save(this);
  }

  #count(documents: number, bytes: number): void {
    this.count += documents;
    this.bytes += bytes;
    this.#keeper.touch(this);
  }
}

/** Whether entries of this index may wait: not where each must be checked, nor beside a build, which reads the records. */
function mayWait(index: Index): boolean {
  return index.isReady && !index.isUnique;
}

const NO_KEY = Buffer.alloc(0);

/** The stored key of an index entry; where keys may repeat, the record id makes it unique. */
export function entryKey(index: Index, key: Buffer, id: number): Buffer {
  return treeKey(index.tree, index.isUnique ? key : Buffer.concat([key, recordIdBytes(id)]));
}
