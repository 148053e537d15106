import { createHash } from 'node:crypto';
import { type Collection, type Db, type Document, MongoBulkWriteError, MongoClient } from 'mongodb';
import { storeDatabase } from '../lib/store/store-database.ts';

const BATCH = 1000;
/** Documents travel as they are: int, long and double stay what they are, and so do fields of any name. */
const AS_THEY_ARE = { promoteValues: false, promoteLongs: false, raw: false } as const;

type Say = (line: string) => void;

/**
 * Copies everything from the engine at `engineUri` into the database that a server opens at `targetUri`, index by index
 * and document by document, and says how far it is. It may be stopped and started again: what is there already stays.
 * At the end both sides are compared; resolves to their differences.
 */
export async function moveStore(engineUri: string, targetUri: string, say: Say): Promise<string[]> {
  const from = await new MongoClient(engineUri, AS_THEY_ARE).connect();
  const to = await new MongoClient(targetUri, {
    ...AS_THEY_ARE,
    writeConcern: { w: 'majority', journal: true },
  }).connect();
  try {
    return await moveAll(storeDatabase(from, undefined), storeDatabase(to, targetUri), say);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

async function moveAll(from: Db, to: Db, say: Say): Promise<string[]> {
  const differences: string[] = [];
  for (const { name } of await from.listCollections({}, { nameOnly: true }).toArray()) {
    const [source, target] = [from.collection(name), to.collection(name)];
    await copyIndexes(source, target);
    await copyDocuments(source, target, say);
    const [given, taken] = [await checksum(source), await checksum(target)];
    if (given !== taken) differences.push(`${name}: ${given} here, ${taken} there`);
  }
  return differences;
}

async function copyIndexes(source: Collection, target: Collection): Promise<void> {
  for (const { v: _, key, ...options } of await source.indexes()) {
    if (options.name !== '_id_') await target.createIndex(key, options);
  }
}

/** Copies what is missing, in the order of `_id`, and prints how far it is. */
async function copyDocuments(source: Collection, target: Collection, say: Say): Promise<void> {
  const total = await source.estimatedDocumentCount();
  let done = 0;
  let batch: Document[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    await target.insertMany(batch, { ordered: false }).catch((error: unknown) => {
      if (!(error instanceof MongoBulkWriteError) || !isAllThere(error)) throw error;
    });
    done += batch.length;
    batch = [];
    say(`${source.collectionName}: ${done} of ${total}`);
  };
  // Int, long and double stay what they are.
  for await (const document of source.find({}, { promoteValues: false }).sort({ _id: 1 })) {
    batch.push(document);
    if (batch.length === BATCH) await flush();
  }
  await flush();
}

/** Were the only refusals those of an `_id` that an earlier run has copied? */
function isAllThere(error: MongoBulkWriteError): boolean {
  const errors = [error.writeErrors].flat();
  return errors.every((each) => Number(each.code) === 11000 && each.errmsg?.includes('index: _id_'));
}

/** How many documents there are, and a SHA-256 over all their bytes in the order of `_id`. */
async function checksum(collection: Collection): Promise<string> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const document of collection.find({}, { raw: true }).sort({ _id: 1 })) {
    if (document instanceof Uint8Array) hash.update(document);
    count++;
  }
  return `${count} documents ${hash.digest('hex').slice(0, 16)}`;
}
