import { readDocument } from '../bson/read.ts';
import type { Doc, Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { compileWith } from '../expression/scope.ts';
import { compileFilter } from '../filter/compile-filter.ts';
import type { Filter } from '../filter/filter.ts';
import { encodeCompound } from '../order/key-bytes.ts';
import { compileSorter, parseSort, type Sorter } from '../order/sort.ts';
import type { Collection } from '../storage/collection.ts';
import type { Storage } from '../storage/storage.ts';
import { choosePlan, type Plan } from './plan.ts';
import { type Scan, startScan } from './scan.ts';

export interface QueryOptions {
  readonly filter: Doc;
  readonly sort?: Doc | undefined;
  readonly hint?: string | Doc | undefined;
  readonly skip?: number;
  /** 0 is no limit. */
  readonly limit?: number;
  /** The constants of the command's `let`. */
  readonly variables?: ReadonlyMap<string, Value>;
  /** Whether the caller changes the documents that it finds. */
  readonly isWriting?: boolean;
}

/** A document that the query finds; decoded only when the filter or the order needed it. */
export interface Found {
  readonly id: number;
  readonly bytes: Buffer;
  readonly doc: Doc | undefined;
}

/** The query has used up its slice of time: let other commands run, then call again. */
export const PAUSE = 'pause';

/** MongoDB's limit for a sort in memory, in bytes. */
export const MAX_SORT_BYTES = 100 * 1024 * 1024;
const SLICE_MS = 5;
const NO_VARIABLES: ReadonlyMap<string, Value> = new Map();

interface Sortable {
  readonly found: Found;
  readonly key: Buffer;
}

/** A running find: plan, filter, order, skip and limit. It holds no transaction between two calls. */
export class Query {
  readonly plan: Plan;
  readonly filter: Filter;
  readonly hasBlockingSort: boolean;
  readonly #scan: Scan;
  readonly #sort: Doc | undefined;
  #skip: number;
  #left: number;
  #sorted: Sortable[] | undefined;
  #sortedAt = 0;
  #sliceEnd = 0;

  /** @param compiled the filter, when the caller has compiled it already. */
  constructor(storage: Storage, collection: Collection, options: QueryOptions, compiled?: Filter) {
    const variables = options.variables ?? NO_VARIABLES;
    this.filter = compiled ?? compileWith(variables, () => compileFilter(options.filter));
    const sort = options.sort?.size ? options.sort : undefined;
    // One name here is not a field.
    if (sort !== undefined && !(sort.size === 1 && sort.has('$natural'))) parseSort(sort);
    const wish = { filterDoc: options.filter, filter: this.filter, sort, hint: options.hint };
    this.plan = compileWith(variables, () => choosePlan(collection, wish));
    this.hasBlockingSort = sort !== undefined && !this.plan.isSorted;
    this.#sort = this.hasBlockingSort ? sort : undefined;
    const wanted = (options.skip ?? 0) + (options.limit || 31);
    this.#scan = startScan(storage, collection, this.plan, {
      isWriting: options.isWriting === true,
      expected: this.hasBlockingSort ? 256 : wanted,
    });
    this.#skip = options.skip ?? 0;
    this.#left = options.limit || Number.POSITIVE_INFINITY;
  }

  get examined(): { keys: number; docs: number } {
    return this.#scan.examined;
  }

  next(): Found | undefined | typeof PAUSE {
    if (this.#left <= 0) return undefined;
    for (;;) {
      const found = this.#sort === undefined ? this.#match() : this.#nextSorted(this.#sort);
      if (found === undefined || found === PAUSE) return found;
      if (this.#skip > 0) {
        this.#skip--;
        continue;
      }
      this.#left--;
      return found;
    }
  }

  /** Frees memory while no one reads. */
  suspend(): void {
    this.#scan.suspend();
  }

  #match(): Found | undefined | typeof PAUSE {
    if (this.#sliceEnd === 0) this.#sliceEnd = performance.now() + SLICE_MS;
    for (;;) {
      if (performance.now() > this.#sliceEnd) {
        this.#sliceEnd = 0;
        return PAUSE;
      }
      const candidate = this.#scan.next();
      if (candidate === undefined) return undefined;
      const { id, bytes } = candidate;
      if (this.plan.isExact) return { id, bytes, doc: undefined };
      const doc = readDocument(bytes);
      if (this.filter.matches(doc)) return { id, bytes, doc };
    }
  }

  #nextSorted(sort: Doc): Found | undefined | typeof PAUSE {
    if (this.#sorted === undefined) {
      this.#collector ??= new SortCollector(sort, this.#skip + this.#left);
      for (;;) {
        const found = this.#match();
        if (found === PAUSE) return PAUSE;
        if (found === undefined) break;
        this.#collector.add(found);
      }
      this.#sorted = this.#collector.finish();
      this.#collector = undefined;
    }
    const found = this.#sorted[this.#sortedAt]?.found;
    delete this.#sorted[this.#sortedAt++];
    return found;
  }

  #collector: SortCollector | undefined;
}

/** Collects what is to be sorted; with a limit, only what can still be among the first. */
class SortCollector {
  readonly #sorter: Sorter;
  readonly #directions: number[];
  readonly #keep: number;
  #items: Sortable[] = [];
  #bytes = 0;

  constructor(sort: Doc, keep: number) {
    this.#sorter = compileSorter(sort);
    this.#directions = this.#sorter.parts.map(({ direction }) => direction);
    this.#keep = keep;
  }

  add({ id, bytes, doc }: Found): void {
    const key = encodeCompound(this.#sorter.keyOf(doc ?? readDocument(bytes)), this.#directions);
    this.#items.push({ found: { id, bytes, doc: undefined }, key });
    this.#bytes += bytes.length + key.length + 100;
    if (this.#items.length >= this.#keep * 2 + 100) this.#prune();
    if (this.#bytes > MAX_SORT_BYTES) {
      this.#prune();
      if (this.#bytes <= MAX_SORT_BYTES) return;
      throw new EngineError(
        'QueryExceededMemoryLimitNoDiskUseAllowed',
        `Executor error during find command :: caused by :: Sort exceeded memory limit of ${MAX_SORT_BYTES} bytes, and the embedded engine does not sort on disk; an index that gives the order, or MONGODB_URI, lifts this`,
      );
    }
  }

  finish(): Sortable[] {
    this.#prune();
    return this.#items;
  }

  #prune(): void {
    this.#items.sort((a, b) => Buffer.compare(a.key, b.key));
    if (this.#items.length <= this.#keep) return;
    this.#items.length = this.#keep;
    this.#bytes = this.#items.reduce((sum, { found, key }) => sum + found.bytes.length + key.length + 100, 0);
  }
}
