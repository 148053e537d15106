import path from 'node:path';
import { Readable } from 'node:stream';
import type { Db } from 'mongodb';
import { sessions } from '../../accounts/sessions/sessions.ts';
import type { FileHome } from '../../files/home/file-home.ts';
import type { Env } from '../../process/env.ts';
import { openStore } from '../../store/open-store.ts';
import { workspaces } from '../../store/workspace-id.ts';
import { FILES_FOLDER, type Manifest } from '../archive/manifest.ts';
import { readArchive } from '../archive/read-archive.ts';
import { BackupProblem } from '../backup-problem.ts';
import { checkDatabase } from '../unpack/check-database.ts';

/** Opens the home of files that an environment names, for the workspace in a database. */
export type OpenHome = (env: Env, db: Db) => Promise<FileHome>;

interface FilesToSettle {
  readonly manifest: Manifest;
  openHome(): Promise<FileHome>;
  /** Null where the files are in their home already. */
  readonly putFiles: ((home: FileHome) => Promise<void>) | null;
}

/**
 * Checks the unpacked database in a folder, and makes it one that a server can start on. Everybody signs in again: pages that
 * are open hold numbers that are given a second time now, and who was signed out since then would be signed in. `settle` may
 * do more in it.
 */
export async function prepareRestored(
  folder: string,
  manifest: Manifest,
  settle?: (db: Db) => Promise<void>,
): Promise<void> {
  await checkDatabase(path.join(folder, 'store'), manifest);
  const store = await openStore({ DATA_DIR: folder, MONGODB_URI: undefined }, { collections: [] });
  try {
    await sessions.in(store.db).deleteMany({});
    await settle?.(store.db);
  } finally {
    await store.close();
  }
}

/** Makes the home of files, which may be another one now, that of the restored workspace, and fills it. */
export async function settleFiles(
  db: Db,
  { manifest, openHome, putFiles: put }: FilesToSettle,
): Promise<void> {
  if (manifest.files === null) return;
  await workspaces.in(db).updateOne({ _id: 'workspace' }, { $unset: { filesHome: '' } });
  const home = await openHome();
  const problem = await home.problem();
  if (problem !== null) throw new BackupProblem(`The files cannot be restored: ${problem}.`);
  await put?.(home);
}

/** Puts the files of a backup, which was checked before, into their home. What is there already stays as it is. */
export async function putFiles(
  { file, env, say }: { file: string; env: Pick<Env, 'BACKUP_PASSPHRASE'>; say(line: string): void },
  home: FileHome,
): Promise<void> {
  let count = 0;
  await readArchive(file, env.BACKUP_PASSPHRASE, async ({ name, bytes }) => {
    if (!name.startsWith(FILES_FOLDER)) return;
    await home.put(name.slice(FILES_FOLDER.length), Readable.from(bytes, { objectMode: false }));
    count += 1;
  });
  say(`${count.toLocaleString('en')} files are in their place.`);
}
