import { randomUUID } from 'node:crypto';
import { readDocument } from '../bson/read.ts';
import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { writeDocument } from '../bson/write.ts';
import { EngineError } from '../errors/engine-error.ts';
import { Collection } from './collection.ts';
import { FORMAT, FORMAT_AT_REST } from './format.ts';
import { Index } from './index-definition.ts';
import { readRecordId, recordKey, treeEnd, treeKey } from './keys.ts';
import type { Storage, Work } from './storage.ts';

const CATALOGUE = 0;
const FORMAT_KEY = treeKey(CATALOGUE, Buffer.from('format'));
const NEXT_TREE_KEY = treeKey(CATALOGUE, Buffer.from('next-tree'));
const named = (kind: string, name: string) => treeKey(CATALOGUE, Buffer.from(`${kind}:${name}`));

/** Databases, collections and indexes, mirrored in memory; every change is written in the group that makes it. */
export class Catalogue {
  readonly storage: Storage;
  readonly #collections = new Map<string, Collection>();
  readonly #changed = new Set<Collection>();
  #nextTree = 1;
  #format: number | undefined;

  constructor(storage: Storage) {
    this.storage = storage;
    storage.beforeCommit = () => this.#writeCounters();
    storage.afterAbort = () => this.#load();
    this.#load();
  }

  /** Writes the format into an empty file, drops indexes whose build was interrupted, and fills the backlog again. */
  async prepare(): Promise<void> {
    const { storage } = this;
    const cutOff = this.all().flatMap((each) =>
      each.indexes.filter((index) => !index.isReady).map((index) => ({ each, index })),
    );
    if (this.#format === undefined || cutOff.length > 0) {
      await storage.once(() => {
        for (const { each, index } of cutOff) this.dropIndex(each, index);
      });
    }
    for (const collection of this.all()) this.#fillBacklog(collection);
    storage.backlog.commit();
  }

  all(): Collection[] {
    return [...this.#collections.values()];
  }

  find(database: string, name: string): Collection | undefined {
    return this.#collections.get(`${database}.${name}`);
  }

  /** The collection, created with its `_id` index when it does not exist. Only inside a write. */
  ensure(database: string, name: string): Collection {
    return this.find(database, name) ?? this.create(database, name, new Map());
  }

  create(database: string, name: string, options: Doc): Collection {
    checkNames(database, name);
    const collection = new Collection(this, {
      database,
      name,
      uuid: randomUUID(),
      tree: this.#allocateTree(),
      options,
    });
    const spec: Doc = new Map<string, Value>([
      ['v', 2],
      ['key', new Map<string, Value>([['_id', 1]])],
      ['name', '_id_'],
    ]);
    collection.indexes.push(new Index(this.#allocateTree(), spec, { isReady: true }));
    this.#collections.set(collection.namespace, collection);
    this.save(collection);
    return collection;
  }

  drop(collection: Collection): void {
    this.#collections.delete(collection.namespace);
    collection.isDropped = true;
    this.#changed.delete(collection);
    this.storage.remove(named('collection', collection.namespace));
    this.storage.remove(named('count', String(collection.tree)));
    for (const tree of [collection.tree, ...collection.indexes.map((index) => index.tree)])
      this.#discard(tree);
  }

  addIndex(collection: Collection, spec: Doc): Index {
    const index = new Index(this.#allocateTree(), spec, { isReady: false });
    collection.indexes.push(index);
    this.save(collection);
    return index;
  }

  dropIndex(collection: Collection, index: Index): void {
    collection.indexes = collection.indexes.filter((each) => each !== index);
    this.#discard(index.tree);
    this.save(collection);
  }

  /** Stores the catalogue's entry of a collection. */
  save(collection: Collection): void {
    const indexes = collection.indexes.map(
      (index): Doc =>
        new Map<string, Value>([
          ['spec', index.spec],
          ['tree', index.tree],
          ['multikey', index.multikey],
          ['long', index.hasLongKeys],
          ['ready', index.isReady],
        ]),
    );
    const doc: Doc = new Map<string, Value>([
      ['database', collection.database],
      ['name', collection.name],
      ['uuid', collection.uuid],
      ['tree', collection.tree],
      ['options', collection.options],
      ['indexes', indexes],
    ]);
    this.storage.put(named('collection', collection.namespace), writeDocument(doc));
    this.#changed.add(collection);
  }

  /** The counters of a collection changed: they are written once, at the end of the group. */
  touch(collection: Collection): void {
    this.#changed.add(collection);
  }

  /** Trees of dropped collections and indexes whose keys are not removed yet. */
  discarded(): number[] {
    const low = named('discarded', '');
    return this.storage
      .read(low, named('discarded', '~'), false, 1000)
      .map(({ value }) => value.readUInt32BE());
  }

  /** Puts the index entries that wait into their trees, in order; those that come meanwhile wait for the next time. */
  async emptyBacklog(): Promise<void> {
    const { storage } = this;
    const { backlog } = storage;
    // What an earlier try could not finish leaves first.
    if (!backlog.isLeaving) {
      backlog.startLeaving();
      for (const collection of this.all()) collection.waitingNext = undefined;
    }
    await storage.write(
      (function* (): Work<void> {
        for (const key of backlog.leaving()) {
          storage.putEntry(key);
          yield;
        }
      })(),
    );
    await storage.once(() => {
      for (const collection of this.all()) {
        if (collection.waitingFrom === undefined) continue;
        collection.waitingFrom = collection.waitingNext;
        this.touch(collection);
      }
    });
    backlog.endLeaving();
  }

  /** Removes one discarded tree, a few keys a step. */
  *sweep(tree: number): Work<void> {
    const low = treeKey(tree, Buffer.alloc(0));
    for (;;) {
      const entries = this.storage.read(low, treeEnd(tree), false, 200);
      for (const { key } of entries) this.storage.remove(key);
      if (entries.length === 0) break;
      yield;
    }
    this.storage.remove(named('discarded', String(tree)));
  }

  #discard(tree: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(tree);
    this.storage.put(named('discarded', String(tree)), bytes);
    const low = treeKey(tree, Buffer.alloc(0));
    const { backlog } = this.storage;
    for (const key of backlog.range(low, treeEnd(tree), false, Number.POSITIVE_INFINITY)) backlog.remove(key);
  }

  #allocateTree(): number {
    const tree = this.#nextTree++;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.#nextTree);
    this.storage.put(NEXT_TREE_KEY, bytes);
    return tree;
  }

  #writeCounters(): void {
    for (const { tree, count, bytes, waitingFrom } of this.#changed) {
      const value = Buffer.alloc(waitingFrom === undefined ? 16 : 24);
      value.writeDoubleBE(count, 0);
      value.writeDoubleBE(bytes, 8);
      if (waitingFrom !== undefined) value.writeDoubleBE(waitingFrom, 16);
      this.storage.put(named('count', String(tree)), value);
    }
    this.#changed.clear();
    this.#writeFormat();
  }

  /** An earlier version must not read a folder in which index entries are missing. */
  #writeFormat(): void {
    const isWaiting = this.all().some(({ waitingFrom }) => waitingFrom !== undefined);
    const format = isWaiting ? FORMAT : FORMAT_AT_REST;
    if (this.#format === format) return;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(format);
    this.storage.put(FORMAT_KEY, bytes);
    this.#format = format;
  }

  /** Derives the entries that waited when the process ended. Those that had reached their tree are put there once more. */
  #fillBacklog(collection: Collection): void {
    if (collection.waitingFrom === undefined) return;
    const end = treeEnd(collection.tree);
    let low = recordKey(collection.tree, collection.waitingFrom);
    for (;;) {
      const records = this.storage.read(low, end, false, 500);
      for (const { key, value } of records) collection.addToBacklog(readDocument(value), readRecordId(key));
      const last = records.at(-1);
      if (last === undefined) return;
      low = Buffer.concat([last.key, Buffer.alloc(1)]);
    }
  }

  /** Reads everything. Known collections and indexes keep their objects, which running reads refer to. */
  #load(): void {
    this.#nextTree = this.storage.get(NEXT_TREE_KEY)?.readUInt32BE() ?? 1;
    this.#changed.clear();
    this.#format = storedFormat(this.storage);
    const known = new Map(this.all().map((each) => [each.tree, each]));
    this.#collections.clear();
    const end = named('collection', '\u{10ffff}');
    let from = named('collection', '');
    for (;;) {
      const entries = this.storage.read(from, end, false, 500);
      for (const { value } of entries) {
        const collection = this.#restore(readDocument(value), known);
        this.#collections.set(collection.namespace, collection);
        known.delete(collection.tree);
      }
      const last = entries.at(-1);
      if (last === undefined) break;
      from = Buffer.concat([last.key, Buffer.alloc(1)]);
    }
    for (const gone of known.values()) gone.isDropped = true;
  }

  #restore(doc: Doc, known: Map<number, Collection>): Collection {
    const tree = Number(doc.get('tree'));
    const options = doc.get('options');
    const collection =
      known.get(tree) ??
      new Collection(this, {
        database: String(doc.get('database')),
        name: String(doc.get('name')),
        uuid: String(doc.get('uuid')),
        tree,
        options: isDoc(options) ? options : new Map(),
      });
    collection.database = String(doc.get('database'));
    collection.name = String(doc.get('name'));
    const indexes = doc.get('indexes');
    const stored = Array.isArray(indexes) ? indexes.filter(isDoc) : [];
    collection.indexes = stored.map((each) => restoreIndex(each, collection.indexes));
    const counters = this.storage.get(named('count', String(tree)));
    collection.count = counters?.readDoubleBE(0) ?? 0;
    collection.bytes = counters?.readDoubleBE(8) ?? 0;
    collection.waitingFrom =
      counters !== undefined && counters.length > 16 ? counters.readDoubleBE(16) : undefined;
    const last = this.storage.read(treeKey(tree, Buffer.alloc(0)), treeEnd(tree), true, 1)[0];
    collection.nextRecord = last === undefined ? 1 : readRecordId(last.key) + 1;
    return collection;
  }
}

function restoreIndex(doc: Doc, known: readonly Index[]): Index {
  const tree = Number(doc.get('tree'));
  const spec = doc.get('spec');
  const multikey = doc.get('multikey');
  const state = {
    multikey: Array.isArray(multikey) ? multikey.map((flag) => flag === true) : [],
    hasLongKeys: doc.get('long') === true,
    isReady: doc.get('ready') === true,
  };
  const index = known.find((each) => each.tree === tree);
  if (index === undefined) return new Index(tree, isDoc(spec) ? spec : new Map(), state);
  if (isDoc(spec)) index.spec = spec;
  return Object.assign(index, state);
}

/** The format in the data file, or nothing in an empty one. */
export function storedFormat(storage: Storage): number | undefined {
  return storage.get(FORMAT_KEY)?.readUInt32BE();
}

/** MongoDB's rules for the names of databases and collections. @throws EngineError 73 */
export function checkNames(database: string, name: string): void {
  if (database === '' || database.length > 63 || /[/\\. "$\0]/.test(database)) {
    throw new EngineError('InvalidNamespace', `Invalid database name: '${database}'`);
  }
  if (name === '') throw new EngineError('InvalidNamespace', `Invalid namespace specified '${database}.'`);
  if (name.startsWith('.') || name.endsWith('.') || /[$\0]/.test(name)) {
    throw new EngineError('InvalidNamespace', `Invalid collection name: '${name}'`);
  }
  if (name.startsWith('system.')) {
    throw new EngineError('InvalidNamespace', `Invalid system namespace: ${database}.${name}`);
  }
  if (Buffer.byteLength(`${database}.${name}`) > 255) {
    throw new EngineError('InvalidNamespace', 'Fully qualified namespace is too long. Max: 255');
  }
}
