import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from 'mongodb';
import type { Manifest } from '../lib/backup/archive/manifest.ts';
import { BackupProblem } from '../lib/backup/backup-problem.ts';
import { prepareRestored, putFiles, settleFiles } from '../lib/backup/restore/prepare-restored.ts';
import { type Restore, unpackInto } from '../lib/backup/restore/restore-folder.ts';
import { openEngineFolder } from '../lib/store/engine-folder.ts';
import { RESTORE_FOLDER } from '../lib/store/finish-restore.ts';
import { openStore } from '../lib/store/open-store.ts';
import { unfinishedRestores } from '../lib/store/unfinished-restores.ts';
import { moveStore } from './move-store.ts';

/**
 * Restores a backup into an empty database of a MongoDB. It is checked in DATA_DIR first, as an embedded engine, and then
 * copied and compared. Until that is done no server starts on the database, and another restore begins anew.
 */
export async function restoreDatabase(restore: Restore & { readonly uri: string }): Promise<Manifest> {
  const { env, uri, say, replaces } = restore;
  if (replaces)
    throw new BackupProblem(
      '--replace is for DATA_DIR. Name an empty database in MONGODB_URI, such as …/parley-restored.',
    );
  const folder = path.join(env.DATA_DIR, RESTORE_FOLDER);
  await rm(folder, { recursive: true, force: true });
  try {
    const ready = path.join(folder, 'new');
    const { manifest } = await unpackInto(ready, restore, false);
    await prepareRestored(ready, manifest);
    const { db, close } = await openStore(
      { ...env, MONGODB_URI: uri },
      { collections: [], isRestoring: true },
    );
    try {
      await beginIn(db);
      await copyInto(uri, path.join(ready, 'store'), say);
      await settleFiles(db, {
        manifest,
        openHome: () => restore.openHome(env, db),
        putFiles: (home) => putFiles(restore, home),
      });
      await unfinishedRestores.in(db).drop();
    } finally {
      await close();
    }
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function copyInto(uri: string, folder: string, say: (line: string) => void): Promise<void> {
  const engine = await openEngineFolder(folder);
  try {
    const differences = await moveStore(engine.uri, uri, say);
    if (differences.length > 0)
      throw new BackupProblem(`Not everything is the same:\n${differences.join('\n')}`);
  } finally {
    await engine.close();
  }
}

/** Marks an empty database as one that is being filled; what an earlier restore left in it goes. */
async function beginIn(db: Db): Promise<void> {
  const isBegun = (await unfinishedRestores.in(db).findOne({})) !== null;
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  if (names.length > 0 && !isBegun)
    throw new BackupProblem(
      `The database ${db.databaseName} at MONGODB_URI is not empty. Name an empty one, or drop it first.`,
    );
  await unfinishedRestores
    .in(db)
    .updateOne({ _id: 'restore' }, { $set: { at: new Date() } }, { upsert: true });
  for (const name of names) if (name !== unfinishedRestores.name) await db.collection(name).drop();
}
