import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { deserialize } from 'bson';
import type { Collection, Document } from 'mongodb';
import { z } from 'zod';
import { openStore } from '../../store/open-store.ts';
import { ByteReader } from '../archive/byte-reader.ts';
import { DUMP_FOLDER, documentsOf, type Manifest, metadataOf } from '../archive/manifest.ts';
import { BackupProblem } from '../backup-problem.ts';

const BATCH = 1_000;
const BATCH_BYTES = 8 * 1024 * 1024;
/** The largest document that MongoDB takes, and what its own commands may add. */
const DOCUMENT_MAX = 16 * 1024 * 1024 + 16 * 1024;

const metadataSchema = z.object({
  indexes: z.array(
    z.looseObject({ name: z.string(), key: z.record(z.string(), z.union([z.literal(1), z.literal(-1)])) }),
  ),
});

/** Brings the dump of a MongoDB in `folder` into an embedded engine in `folder/store`, and removes the dump. */
export async function importDump(
  folder: string,
  { store }: Manifest,
  say: (line: string) => void,
): Promise<void> {
  const engine = await openStore({ DATA_DIR: folder, MONGODB_URI: undefined }, { collections: [] });
  try {
    for (const { name, documents } of store.collections) {
      const collection = engine.db.collection(name);
      const { indexes } = metadataSchema.parse(
        JSON.parse(await readFile(path.join(folder, metadataOf(name)), 'utf8')),
      );
      for (const { v: _, ns: _old, key, ...options } of indexes)
        if (options.name !== '_id_') await collection.createIndex(key, options);
      const count = await insertAll(collection, path.join(folder, documentsOf(name)));
      if (count !== documents)
        throw new BackupProblem(
          `The backup is damaged: ${name} has ${count} documents instead of ${documents}.`,
        );
      say(`${name}: ${count} documents`);
    }
  } finally {
    await engine.close();
  }
  await rm(path.join(folder, DUMP_FOLDER), { recursive: true });
}

async function insertAll(collection: Collection, file: string): Promise<number> {
  let batch: Document[] = [];
  let bytes = 0;
  let count = 0;
  const flush = async () => {
    if (batch.length > 0) await collection.insertMany(batch, { ordered: false });
    count += batch.length;
    batch = [];
    bytes = 0;
  };
  for await (const document of documentsIn(file)) {
    // Int, long and double stay what they are.
    batch.push(deserialize(document, { promoteValues: false }));
    bytes += document.length;
    if (batch.length === BATCH || bytes >= BATCH_BYTES) await flush();
  }
  await flush();
  return count;
}

/** The documents of a file of BSON: each begins with its length (bsonspec.org). */
async function* documentsIn(file: string): AsyncGenerator<Buffer> {
  const reader = new ByteReader(createReadStream(file, { highWaterMark: 1024 * 1024 }));
  while (await reader.hasMoreThan(0)) {
    const head = await reader.exactly(4);
    const length = head.readInt32LE(0);
    if (length < 5 || length > DOCUMENT_MAX)
      throw new BackupProblem('The backup is damaged: it holds no documents.');
    yield Buffer.concat([head, await reader.exactly(length - 4)]);
  }
}
