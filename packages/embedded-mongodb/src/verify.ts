import { realpathSync } from 'node:fs';
import { readDocument } from './bson/read.ts';
import { Engine } from './engine/engine.ts';
import { EmbeddedMongoError } from './errors/embedded-mongo-error.ts';
import { checkDataFile, checkFormat } from './process/data-file.ts';
import { acquireLock, type Lock } from './process/lock.ts';
import { type Collection, entryKey } from './storage/collection.ts';
import type { Index } from './storage/index-definition.ts';
import { readRecordId, treeEnd, treeKey } from './storage/keys.ts';
import type { Storage } from './storage/storage.ts';

/** A collection, with the entries of all its indexes. */
interface Counted {
  readonly namespace: string;
  readonly documents: number;
  readonly entries: number;
}

/** The result of checking a folder. */
export interface Verification {
  readonly collections: Counted[];
  /** One sentence each; empty when all is well. */
  readonly problems: string[];
}

/**
 * Reads everything in a folder that no process uses: each record must be valid BSON and have exactly the index entries
 * that it asks for, no index may hold more than that, and the counters must agree.
 * @throws EmbeddedMongoError when the folder is in use, damaged, or written by a newer version.
 */
export async function verifyFolder(path: string): Promise<Verification> {
  return await inFolder(path, verifyAll);
}

/**
 * How many documents each collection of a folder has that no process uses, by its counters; their documents are not read.
 * @throws EmbeddedMongoError as {@link verifyFolder}
 */
export async function countFolder(path: string): Promise<Pick<Counted, 'namespace' | 'documents'>[]> {
  return await inFolder(path, async (folder) => {
    const engine = await Engine.open(folder);
    try {
      return engine.catalogue.all().map(({ namespace, count }) => ({ namespace, documents: count }));
    } finally {
      await engine.close();
    }
  });
}

/** Does nothing to a folder that no process uses. @throws EmbeddedMongoError `folder_in_use` */
export async function requireUnused(path: string): Promise<void> {
  (await lockFolder(realpathSync(path))).release();
}

/** Works on a folder that no process uses. */
async function inFolder<T>(path: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(path);
  checkFormat(folder);
  const lock = await lockFolder(folder);
  try {
    checkDataFile(folder);
    return await work(folder);
  } finally {
    lock.release();
  }
}

async function lockFolder(folder: string): Promise<Lock> {
  const lock = await acquireLock(folder, () => {});
  if (!('release' in lock)) {
    throw new EmbeddedMongoError(
      'folder_in_use',
      `Process ${lock.pid} on ${lock.host} uses ${folder}. Stop it first.`,
    );
  }
  return lock;
}

async function verifyAll(folder: string): Promise<Verification> {
  const engine = await Engine.open(folder);
  try {
    const result: Verification = { collections: [], problems: [] };
    for (const collection of engine.catalogue.all()) verifyCollection(engine.storage, collection, result);
    return result;
  } finally {
    await engine.close();
  }
}

function verifyCollection(storage: Storage, collection: Collection, result: Verification): void {
  const { namespace } = collection;
  const report = (problem: string) => result.problems.push(`${namespace}: ${problem}`);
  const expected = new Map<Index, number>(collection.indexes.map((index) => [index, 0]));
  let documents = 0;
  let bytes = 0;
  for (const { key, value } of entriesOf(storage, collection.tree)) {
    documents++;
    bytes += value.length;
    const id = readRecordId(key);
    try {
      const doc = readDocument(value);
      for (const index of collection.indexes) {
        const { keys } = index.entriesOf(doc);
        expected.set(index, (expected.get(index) ?? 0) + keys.size);
        for (const each of keys.values()) {
          const entry = storage.get(entryKey(index, each, id));
          if (entry === undefined || readRecordId(entry) !== id)
            report(`record ${id} is missing in ${index.name}`);
        }
      }
    } catch (error) {
      report(`record ${id} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  let entries = 0;
  for (const [index, wanted] of expected) {
    let found = 0;
    for (const _ of entriesOf(storage, index.tree)) found++;
    if (found !== wanted) report(`${index.name} holds ${found} entries instead of ${wanted}`);
    entries += found;
  }
  if (documents !== collection.count || bytes !== collection.bytes) {
    report(`${documents} records of ${bytes} bytes, but counted ${collection.count} of ${collection.bytes}`);
  }
  result.collections.push({ namespace, documents, entries });
}

function* entriesOf(storage: Storage, tree: number) {
  const end = treeEnd(tree);
  let low: Buffer = treeKey(tree, Buffer.alloc(0));
  for (;;) {
    const entries = storage.read(low, end, false, 1000);
    yield* entries;
    const last = entries.at(-1);
    if (last === undefined) return;
    low = Buffer.concat([last.key, Buffer.alloc(1)]);
  }
}
