import { createHash } from 'node:crypto';
import path from 'node:path';
import { EmbeddedMongoError, startEmbeddedMongo } from 'embedded-mongodb';
import { type Collection, type Db, type Document, MongoBulkWriteError, MongoClient } from 'mongodb';
import { readEnv } from '../lib/process/env.ts';
import { storeDatabase } from '../lib/store/store-database.ts';

// Copies everything from the embedded engine in DATA_DIR to the MongoDB at MONGODB_URI, index by index and document by
// document. It may be stopped and started again: what is there already stays. At the end both sides are compared.

const BATCH = 1000;
const env = readEnv(process.env);
if (env.MONGODB_URI === undefined) fail('Set MONGODB_URI to the MongoDB that is to take everything.');

try {
  const engine = await startEmbeddedMongo({ folder: path.join(env.DATA_DIR, 'store') });
  // Documents travel as they are: int, long and double stay what they are, and so do fields of any name.
  const options = { promoteValues: false, promoteLongs: false, raw: false } as const;
  const from = await new MongoClient(engine.uri, options).connect();
  const to = await new MongoClient(env.MONGODB_URI, {
    ...options,
    writeConcern: { w: 'majority', journal: true },
  }).connect();
  const differences = await moveAll(storeDatabase(from, undefined), storeDatabase(to, env.MONGODB_URI));
  await Promise.all([from.close(), to.close()]);
  await engine.close();
  if (differences.length > 0) fail(`Not everything is the same:\n${differences.join('\n')}`);
  say('Everything is there, and the same. Start the server with this MONGODB_URI from now on.');
} catch (error) {
  if (error instanceof EmbeddedMongoError) fail(error.message);
  throw error;
}

async function moveAll(from: Db, to: Db): Promise<string[]> {
  const differences: string[] = [];
  for (const { name } of await from.listCollections({}, { nameOnly: true }).toArray()) {
    const [source, target] = [from.collection(name), to.collection(name)];
    await copyIndexes(source, target);
    await copyDocuments(name, source, target);
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
async function copyDocuments(name: string, source: Collection, target: Collection): Promise<void> {
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
    say(`${name}: ${done} of ${total}`);
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

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
