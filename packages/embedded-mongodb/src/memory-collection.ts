import { type Document, deserialize, serialize } from 'bson';
import { readDocument } from './bson/read.ts';
import type { Doc } from './bson/value.ts';
import { writeDocument } from './bson/write.ts';
import { compileFilter } from './filter/compile-filter.ts';
import type { Filter } from './filter/filter.ts';
import { compileSorter } from './order/sort.ts';
import { compileProjection } from './projection/compile-projection.ts';
import { DuplicateKeyError } from './storage/collection.ts';
import { Index, type IndexEntries } from './storage/index-definition.ts';
import { compileUpdate } from './update/compile-update.ts';

export interface FindOptions {
  readonly sort?: Document;
  readonly projection?: Document;
  readonly skip?: number;
  readonly limit?: number;
}

interface UpdateOptions {
  readonly isMulti?: boolean;
  readonly isUpsert?: boolean;
}

/** What an update did: how many documents matched, and the first of them as it is then (also one that was inserted). */
export interface Updated {
  readonly matched: number;
  readonly isInserted: boolean;
  readonly after: Document | null;
}

const ID_INDEX = { name: '_id_', key: { _id: 1 }, unique: true };

/**
 * One collection in memory: the engine's filters, updates, projections and unique indexes without its store, wire and
 * threads. Each method is synchronous and atomic, so a simulation decides when it happens. Every query is a scan.
 */
export class MemoryCollection {
  readonly #name: string;
  readonly #indexes: readonly Index[];
  #docs: Doc[] = [];
  /** The index entries of each document, which never changes: an update makes another. */
  readonly #entries = new WeakMap<Doc, readonly IndexEntries[]>();

  constructor(name: string, indexes: readonly Document[]) {
    this.#name = name;
    this.#indexes = [ID_INDEX, ...indexes]
      .map((spec) => new Index(0, toDoc({ name: JSON.stringify(spec.key), ...spec }), { isReady: true }))
      .filter(({ isUnique }) => isUnique);
  }

  find(filter: Document, { sort, projection, skip = 0, limit = 0 }: FindOptions = {}): Document[] {
    const compiled = compileFilter(toDoc(filter));
    const project = compileProjection(toDoc(projection ?? {}), compiled);
    const found = sorted(this.#matching(compiled), sort);
    return found.slice(skip, limit === 0 ? undefined : skip + limit).map((doc) => fromDoc(project(doc)));
  }

  count(filter: Document): number {
    return this.#matching(compileFilter(toDoc(filter))).length;
  }

  /** @throws DuplicateKeyError */
  insert(document: Document): void {
    const doc = toDoc(document);
    this.#checkUnique(doc, null);
    this.#docs.push(doc);
  }

  /** @throws DuplicateKeyError, after which nothing is changed. */
  update(filter: Document, update: Document, { isMulti, isUpsert }: UpdateOptions = {}): Updated {
    const compiled = compileFilter(toDoc(filter));
    const updater = compileUpdate(toDoc(update), { allow: isMulti ? 'modifiers' : 'either' });
    const now = new Date(0);
    const matching = this.#matching(compiled);
    const targets = isMulti ? matching : matching.slice(0, 1);
    if (targets.length === 0) {
      if (!isUpsert) return { matched: 0, isInserted: false, after: null };
      const doc = updater.forUpsert(compiled, now);
      this.#checkUnique(doc, null);
      this.#docs.push(doc);
      return { matched: 0, isInserted: true, after: fromDoc(doc) };
    }
    const next = new Map(
      targets.map((doc) => [doc, updater.apply(doc, { isInsert: false, filter: compiled, now })]),
    );
    for (const [before, after] of next) this.#checkUnique(after, before);
    this.#docs = this.#docs.map((doc) => next.get(doc) ?? doc);
    const [first] = next.values();
    return { matched: next.size, isInserted: false, after: first ? fromDoc(first) : null };
  }

  /** Deletes what matches, or the first of it; resolves to how many. */
  delete(filter: Document, { isMulti }: { readonly isMulti: boolean }): number {
    const matching = this.#matching(compileFilter(toDoc(filter)));
    const gone = new Set(isMulti ? matching : matching.slice(0, 1));
    this.#docs = this.#docs.filter((doc) => !gone.has(doc));
    return gone.size;
  }

  #matching(filter: Filter): Doc[] {
    return this.#docs.filter((doc) => filter.matches(doc));
  }

  /** As a unique index does: the keys of one document are compared with those of the others, not with each other. */
  #checkUnique(doc: Doc, before: Doc | null): void {
    const own = this.#entriesOf(doc);
    for (const other of this.#docs) {
      if (other === before) continue;
      for (const [at, { keys }] of this.#entriesOf(other).entries()) {
        const taken = [...(own[at]?.keys.entries() ?? [])].find(([key]) => keys.has(key));
        const index = this.#indexes[at];
        if (taken && index) throw new DuplicateKeyError(this.#name, index, index.valuesOfKey(doc, taken[1]));
      }
    }
  }

  #entriesOf(doc: Doc): readonly IndexEntries[] {
    const known = this.#entries.get(doc) ?? this.#indexes.map((index) => index.entriesOf(doc));
    this.#entries.set(doc, known);
    return known;
  }
}

function sorted(docs: Doc[], sort: Document | undefined): Doc[] {
  if (sort === undefined) return docs;
  const sorter = compileSorter(toDoc(sort));
  return docs
    .map((doc) => ({ doc, key: sorter.keyOf(doc) }))
    .sort((a, b) => sorter.compareKeys(a.key, b.key))
    .map(({ doc }) => doc);
}

function toDoc(document: Document): Doc {
  return readDocument(serialize(document, { ignoreUndefined: true }));
}

function fromDoc(doc: Doc): Document {
  return deserialize(writeDocument(doc));
}
