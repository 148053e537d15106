import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ClientSession, Db } from 'mongodb';
import { removeGently } from '../../process/disk/gentle-disk.ts';
import { createFileSink } from '../archive/byte-sink.ts';
import { documentsOf, type Manifest, metadataOf } from '../archive/manifest.ts';
import type { ArchiveWriter } from '../archive/write-archive.ts';

/** What the copy of a MongoDB is a copy of. */
const GUARANTEES = {
  snapshot: 'The database as it was at one moment (read concern "snapshot").',
  collections:
    'Each document whole, each collection read from beginning to end while others wrote: not the database at one moment. A replica set of MongoDB 5.0 or later gives that.',
} as const;

/** MongoDB keeps what snapshots read for five minutes by default; this is its error for one that is too old. */
const SNAPSHOT_TOO_OLD = 239;

/**
 * Adds every collection of a MongoDB as mongodump writes it, read through the driver. Where the server is a replica set all
 * is read as of one moment, unless it takes longer than the server keeps that moment; then, and elsewhere, each collection is
 * read by itself. `draft` is a folder for one collection at a time: the size of a member is written before its content.
 */
export async function dumpCollections(
  db: Db,
  archive: ArchiveWriter,
  draft: string,
): Promise<Manifest['store']> {
  const session = (await hasSnapshots(db)) ? db.client.startSession({ snapshot: true }) : undefined;
  const collections: Manifest['store']['collections'] = [];
  let guarantee: keyof typeof GUARANTEES = session === undefined ? 'collections' : 'snapshot';
  try {
    for (const { name } of await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()) {
      if (name.startsWith('system.')) continue;
      const file = path.join(draft, 'collection.bson');
      let documents: number;
      try {
        documents = await writeDocuments(db, name, file, guarantee === 'snapshot' ? session : undefined);
      } catch (error) {
        if (guarantee !== 'snapshot' || !isTooOld(error)) throw error;
        guarantee = 'collections';
        documents = await writeDocuments(db, name, file, undefined);
      }
      await archive.add(documentsOf(name), (await stat(file)).size, createReadStream(file));
      await removeGently(file);
      await archive.addText(
        metadataOf(name),
        `${JSON.stringify({ indexes: await db.collection(name).indexes() })}\n`,
      );
      collections.push({ name, documents });
    }
  } finally {
    await session?.endSession();
  }
  return { kind: 'mongodb', guarantee: GUARANTEES[guarantee], collections };
}

/** Whether the server is a replica set, or shards of them, that answers reads of one moment: MongoDB 5.0, wire version 13. */
async function hasSnapshots(db: Db): Promise<boolean> {
  const { setName, msg, maxWireVersion } = await db.command({ hello: 1 });
  return (setName !== undefined || msg === 'isdbgrid') && Number(maxWireVersion) >= 13;
}

function isTooOld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === SNAPSHOT_TOO_OLD;
}

/** Writes the documents in the order of `_id`, as they are stored; resolves to how many there are. */
async function writeDocuments(
  db: Db,
  name: string,
  file: string,
  session: ClientSession | undefined,
): Promise<number> {
  await rm(file, { force: true });
  const sink = await createFileSink(file, true);
  let count = 0;
  try {
    const found = db
      .collection(name)
      .find({}, { raw: true, sort: { _id: 1 }, batchSize: 1_000, ...(session ? { session } : {}) });
    for await (const document of found) {
      // With `raw` the driver answers the bytes of each document.
      if (!(document instanceof Uint8Array))
        throw new Error('The driver decoded a document that was to stay as it is.');
      await sink.write(document);
      count += 1;
    }
  } catch (error) {
    await sink.abort();
    throw error;
  }
  await sink.end();
  return count;
}
