import { realpathSync } from 'node:fs';
import { readDocument } from './bson/read.ts';
import { Engine } from './engine/engine.ts';
import { EmbeddedMongoError } from './errors/embedded-mongo-error.ts';
import { checkDataFile, checkFormat } from './process/data-file.ts';
import { acquireLock } from './process/lock.ts';
import { type Collection, entryKey } from './storage/collection.ts';
import type { Index } from './storage/index-definition.ts';
import { readRecordId, treeEnd, treeKey } from './storage/keys.ts';
import type { Storage } from './storage/storage.ts';

/** The result of checking a folder. */
export interface Verification {
  readonly collections: { namespace: string; documents: number; entries: number }[];
  /** One sentence each; empty when all is well. */
  readonly problems: string[];
}

/**
 * Reads everything in a folder that no process uses: each record must be valid BSON and have exactly the index entries
 * that it asks for, no index may hold more than that, and the counters must agree.
 * @throws EmbeddedMongoError when the folder is in use, damaged, or written by a newer version.
 */
export async function verifyFolder(path: string): Promise<Verification> {
  const folder = realpathSync(path);
  checkFormat(folder);
  const lock = await acquireLock(folder, () => {});
  if (!('release' in lock)) {
    throw new EmbeddedMongoError(
      'folder_in_use',
      `Process ${lock.pid} on ${lock.host} uses ${folder}. Stop it first: what changes cannot be checked.`,
    );
  }
  try {
    checkDataFile(folder);
    return await verifyAll(folder);
  } finally {
    lock.release();
  }
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
