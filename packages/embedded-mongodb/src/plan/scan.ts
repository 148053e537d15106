import type { Collection } from '../storage/collection.ts';
import { readRecordId, recordKey, treeEnd, treeKey } from '../storage/keys.ts';
import type { Entry, Storage } from '../storage/storage.ts';
import type { Plan } from './plan.ts';
import type { IndexPlan, KeyRange } from './plan-index.ts';

/** A record that the query may want. */
export interface Candidate {
  readonly id: number;
  readonly bytes: Buffer;
}

/** What a scan has examined so far. */
export interface Examined {
  keys: number;
  docs: number;
}

/**
 * Reads the candidates of a plan. Between two calls it holds no cursor of LMDB, only the last key, so it can wait for
 * any time and then continue after that key.
 */
export interface Scan {
  next(): Candidate | undefined;
  /** Drops what was read ahead, to free memory while no one reads. */
  suspend(): void;
  readonly examined: Examined;
}

export interface ScanOptions {
  /** Whether the caller changes the documents, and must not find one again under its new key. */
  readonly isWriting: boolean;
  /** How many candidates will probably be wanted: the size of the first read. */
  readonly expected: number;
}

export function startScan(storage: Storage, collection: Collection, plan: Plan, options: ScanOptions): Scan {
  if (plan.kind === 'records') return new RecordScan(storage, collection, plan.isReverse, options.expected);
  const plans = plan.kind === 'union' ? plan.plans : [plan];
  const mayRepeat = options.isWriting || plans.length > 1 || plans.some(({ index }) => index.isMultikey);
  return new IndexScan(storage, collection, plans, { mayRepeat, expected: options.expected });
}

/** Entries between two keys, read ahead in growing batches. */
class Walk {
  readonly #storage: Storage;
  readonly #isReverse: boolean;
  #low: Buffer;
  #high: Buffer;
  #last: Buffer | undefined;
  #ahead: Entry[] = [];
  #at = 0;
  #epoch = -1;
  #portion: number;
  #isAtEnd = false;

  constructor(storage: Storage, [low, high]: [Buffer, Buffer], isReverse: boolean, expected: number) {
    this.#portion = Math.min(Math.max(expected, 1), 256);
    this.#storage = storage;
    this.#low = low;
    this.#high = high;
    this.#isReverse = isReverse;
  }

  next(): Entry | undefined {
    if (this.#epoch !== this.#storage.epoch) this.suspend();
    if (this.#at >= this.#ahead.length) this.#read();
    const entry = this.#ahead[this.#at++];
    if (entry === undefined) return undefined;
    this.#last = entry.key;
    return entry;
  }

  suspend(): void {
    this.#ahead = [];
    this.#at = 0;
    this.#isAtEnd = false;
  }

  #read(): void {
    this.#epoch = this.#storage.epoch;
    this.#at = 0;
    if (this.#isAtEnd) {
      this.#ahead = [];
      return;
    }
    if (this.#last !== undefined) {
      if (this.#isReverse) this.#high = this.#last;
      else this.#low = Buffer.concat([this.#last, ZERO]);
    }
    this.#ahead = this.#storage.read(this.#low, this.#high, this.#isReverse, this.#portion);
    this.#isAtEnd = this.#ahead.length === 0;
    this.#portion = Math.min(this.#portion * 4, 256);
  }
}

const ZERO = Buffer.alloc(1);

class RecordScan implements Scan {
  readonly examined = { keys: 0, docs: 0 };
  readonly #walk: Walk;

  constructor(storage: Storage, collection: Collection, isReverse: boolean, expected: number) {
    // Records inserted after the start are left to later queries: an update that inserts would never end.
    const end = isReverse ? treeEnd(collection.tree) : recordKey(collection.tree, collection.nextRecord);
    this.#walk = new Walk(storage, [treeKey(collection.tree, Buffer.alloc(0)), end], isReverse, expected);
  }

  next(): Candidate | undefined {
    const entry = this.#walk.next();
    if (entry === undefined) return undefined;
    this.examined.docs++;
    return { id: readRecordId(entry.key), bytes: entry.value };
  }

  suspend(): void {
    this.#walk.suspend();
  }
}

class IndexScan implements Scan {
  readonly examined = { keys: 0, docs: 0 };
  readonly #storage: Storage;
  readonly #collection: Collection;
  readonly #ranges: { plan: IndexPlan; range: KeyRange }[];
  /** Records seen so far, when one may have several keys. */
  readonly #seen: Set<number> | undefined;
  readonly #expected: number;
  #at = -1;
  #walk: Walk | undefined;

  constructor(
    storage: Storage,
    collection: Collection,
    plans: readonly IndexPlan[],
    options: { mayRepeat: boolean; expected: number },
  ) {
    this.#expected = options.expected;
    this.#storage = storage;
    this.#collection = collection;
    this.#ranges = plans.flatMap((plan) =>
      (plan.isReverse ? plan.ranges.toReversed() : plan.ranges).map((range) => ({ plan, range })),
    );
    const isOne = this.#ranges.length === 1 && this.#ranges[0]?.range.point !== undefined;
    this.#seen = options.mayRepeat && !isOne ? new Set() : undefined;
  }

  next(): Candidate | undefined {
    for (;;) {
      const id = this.#nextId();
      if (id === undefined) return undefined;
      this.examined.keys++;
      if (this.#seen?.has(id)) continue;
      this.#seen?.add(id);
      const bytes = this.#collection.read(id);
      if (bytes === undefined) continue;
      this.examined.docs++;
      return { id, bytes };
    }
  }

  suspend(): void {
    this.#walk?.suspend();
  }

  #nextId(): number | undefined {
    for (;;) {
      const entry = this.#walk?.next();
      if (entry !== undefined) return readRecordId(entry.value);
      this.#walk = undefined;
      const next = this.#ranges[++this.#at];
      if (next === undefined) return undefined;
      const { plan, range } = next;
      if (range.point !== undefined) {
        const id = this.#collection.ownerOf(plan.index, range.point);
        if (id !== undefined) return id;
        continue;
      }
      const tree = plan.index.tree;
      const ends: [Buffer, Buffer] = [treeKey(tree, range.low), treeKey(tree, range.high)];
      this.#walk = new Walk(this.#storage, ends, plan.isReverse, this.#expected);
    }
  }
}
