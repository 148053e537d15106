import { type FindOptions, MemoryCollection } from 'embedded-mongodb/memory';
import { type AnyBulkWriteOperation, type Db, type Document, MongoServerError } from 'mongodb';
import { collections } from '../../server/start-runtime.ts';
import type { Random } from '../random.ts';
import type { Clock } from './clock.ts';

/** As long as a process lives: what it asked for may still happen after its death, but it never learns of it. */
export interface Life {
  isAlive: boolean;
}

/**
 * The store of every simulated process: the engine's own filters, updates and unique indexes, in memory, so that a
 * seed plays the same history again; the engine's files and threads have tests of their own. Each command is atomic.
 * It takes time both ways, and a process that dies in between never knows whether it happened.
 */
export class Disk {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #collections: ReadonlyMap<string, MemoryCollection>;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
    this.#collections = new Map(
      collections.map(({ name, indexes }) => [name, new MemoryCollection(name, indexes)]),
    );
  }

  /** A collection as it is now, without the time that a process would wait for it. */
  collection({ name }: { readonly name: string }): MemoryCollection {
    const found = this.#collections.get(name);
    if (!found) throw new Error(`There is no collection ${name}.`);
    return found;
  }

  /** The database as one process uses it: as much of the driver as the use cases of a conversation need. */
  openFor(life: Life): Db {
    const collection = (name: string) => {
      const stored = this.collection({ name });
      return simulatedCollection(stored, (work) => this.#run(life, work));
    };
    return { collection } as unknown as Db;
  }

  #run<T>(life: Life, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      // What waited in a process that is dead asks for nothing more.
      if (!life.isAlive) return;
      this.#clock.after(this.#latency(), () => {
        // A process that died meanwhile may have got its request out, or not.
        if (!life.isAlive && this.#random.chance(0.5)) return;
        const [result, error] = attempt(work);
        this.#clock.after(this.#latency(), () => {
          if (!life.isAlive) return;
          if (error === undefined) resolve(result as T);
          else reject(error);
        });
      });
    });
  }

  #latency(): number {
    return this.#random.next() * (this.#random.chance(0.05) ? 200 : 4);
  }
}

type Run = <T>(work: () => T) => Promise<T>;

interface UpdateOptions {
  readonly upsert?: boolean;
  readonly projection?: Document;
}

function simulatedCollection(stored: MemoryCollection, run: Run) {
  const update = (filter: Document, change: Document, isMulti: boolean, { upsert = false }: UpdateOptions) =>
    run(() => {
      const { matched, isInserted } = stored.update(filter, change, { isMulti, isUpsert: upsert });
      return { matchedCount: matched, upsertedCount: isInserted ? 1 : 0 };
    });
  return {
    findOne: (filter: Document, options: FindOptions = {}) =>
      run(() => stored.find(filter, { ...options, limit: 1 })[0] ?? null),
    find(filter: Document, options: FindOptions = {}) {
      const toArray = () => run(() => stored.find(filter, options));
      return {
        toArray,
        async *[Symbol.asyncIterator]() {
          yield* await toArray();
        },
      };
    },
    countDocuments: (filter: Document) => run(() => stored.count(filter)),
    insertOne: (document: Document) => run(() => stored.insert(document)),
    updateOne: (filter: Document, change: Document, options: UpdateOptions = {}) =>
      update(filter, change, false, options),
    updateMany: (filter: Document, change: Document, options: UpdateOptions = {}) =>
      update(filter, change, true, options),
    /** With `returnDocument: 'after'`, as every use case asks for it. */
    async bulkWrite(writes: readonly AnyBulkWriteOperation[]) {
      const results = await Promise.all(
        writes.map((write) => {
          if ('updateOne' in write) return update(write.updateOne.filter, write.updateOne.update, false, {});
          if ('updateMany' in write)
            return update(write.updateMany.filter, write.updateMany.update, true, {});
          throw new Error('a bulk write of another kind');
        }),
      );
      return { matchedCount: results.reduce((sum, { matchedCount }) => sum + matchedCount, 0) };
    },
    findOneAndUpdate: (filter: Document, change: Document, { projection = {} }: UpdateOptions = {}) =>
      run(() => {
        const { after } = stored.update(filter, change);
        return after && (stored.find({ _id: after._id }, { projection })[0] ?? null);
      }),
  };
}

function attempt<T>(work: () => T): [T | undefined, unknown] {
  try {
    return [work(), undefined];
  } catch (error) {
    return [undefined, asDriverError(error)];
  }
}

/** A duplicate as the driver reports it. */
function asDriverError(error: unknown): unknown {
  if (!(error instanceof Error && 'keyPattern' in error && error.keyPattern instanceof Map)) return error;
  const keyPattern = Object.fromEntries(error.keyPattern);
  return new MongoServerError({ message: error.message, code: 11_000, keyPattern });
}
