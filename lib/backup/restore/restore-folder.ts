import { existsSync } from 'node:fs';
import { mkdir, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { FolderHome } from '../../files/home/folder-home.ts';
import type { Env } from '../../process/env.ts';
import { writeWhole } from '../../process/write-whole.ts';
import { requireUnusedEngineFolder } from '../../store/engine-folder.ts';
import { finishRestore, RESTORE_FOLDER, RESTORE_PLAN, type RestorePlan } from '../../store/finish-restore.ts';
import { BackupProblem } from '../backup-problem.ts';
import { type Unpacked, unpackBackup } from '../unpack/unpack-backup.ts';
import { type OpenHome, prepareRestored, putFiles, settleFiles } from './prepare-restored.ts';

export interface Restore {
  readonly env: Env;
  readonly file: string;
  /** Whether what is there may go aside. */
  readonly replaces: boolean;
  readonly openHome: OpenHome;
  now(): Date;
  say(line: string): void;
}

/** What was restored. */
export interface Restored extends Pick<Unpacked, 'manifest'> {
  /** Where what was there before is now; null when nothing was. */
  readonly before: string | null;
}

/** What of a data folder a restore replaces. Backups and what else is there stay. */
const PIECES = ['store', 'secret', 'files'] as const;

/**
 * Restores a backup into the data folder: everything is unpacked and checked beside what is there, and then takes its place
 * at once. Cut off before that, nothing has changed; cut off after, the next start of anything ends it. Throws
 * {@link BackupProblem}, and `EmbeddedMongoError` while a process uses the folder.
 */
export async function restoreFolder(restore: Restore): Promise<Restored> {
  const { DATA_DIR, FILES_DIR, FILES_S3 } = restore.env;
  await mkdir(DATA_DIR, { recursive: true, mode: 0o700 });
  finishRestore(DATA_DIR);
  await requireFree(restore);
  const folder = path.join(DATA_DIR, RESTORE_FOLDER);
  await rm(folder, { recursive: true, force: true });
  try {
    const ready = path.join(folder, 'new');
    const hasFilesInside = FILES_S3 === undefined && path.join(DATA_DIR, 'files') === FILES_DIR;
    const { manifest } = await unpackInto(ready, restore, hasFilesInside);
    const place = hasFilesInside ? path.join(ready, 'files') : FILES_DIR;
    await prepareRestored(ready, manifest, (db) =>
      settleFiles(db, {
        manifest,
        openHome: () => restore.openHome({ ...restore.env, FILES_DIR: place }, db),
        putFiles: hasFilesInside ? null : (home) => putFiles(restore, home),
      }),
    );
    await requireFree(restore);
    return { manifest, before: await moveIn(restore, manifest.files !== null && hasFilesInside) };
  } finally {
    if (!existsSync(path.join(folder, RESTORE_PLAN))) await rm(folder, { recursive: true, force: true });
  }
}

/** Unpacks a backup into a new folder of the data folder; its files, too, when they are to lie there. */
export async function unpackInto(
  ready: string,
  { env, file, say }: Pick<Restore, 'env' | 'file' | 'say'>,
  keepsFiles: boolean,
): Promise<Unpacked> {
  await mkdir(ready, { recursive: true, mode: 0o700 });
  await requireRoom(ready, file);
  return await unpackBackup({
    file,
    passphrase: env.BACKUP_PASSPHRASE,
    folder: ready,
    files: new FolderHome(path.join(ready, 'files'), async () => null),
    keepsFile: () => keepsFiles,
    say,
  });
}

async function requireFree({ env, replaces }: Restore): Promise<void> {
  const { DATA_DIR } = env;
  const store = path.join(DATA_DIR, 'store');
  if (existsSync(store)) await requireUnusedEngineFolder(store);
  const there = PIECES.filter((piece) => existsSync(path.join(DATA_DIR, piece)));
  if (replaces || there.length === 0) return;
  throw new BackupProblem(
    `The data folder ${DATA_DIR} is not empty: there is ${new Intl.ListFormat('en').format(there)}. Add --replace to put that aside, or set DATA_DIR to an empty folder.`,
  );
}

async function requireRoom(folder: string, file: string): Promise<void> {
  const [{ bavail, bsize }, { size }] = await Promise.all([statfs(folder), stat(file)]);
  if (bavail * bsize < size)
    throw new BackupProblem(
      `There is no room to restore this in ${folder}: it needs ${Math.ceil(size / 1024 ** 2).toLocaleString('en')} MB.`,
    );
}

/** Writes the plan, which is the moment from which the new data hold, and carries it out. */
async function moveIn({ env, now }: Restore, hasFiles: boolean): Promise<string | null> {
  const { DATA_DIR } = env;
  const folder = path.join(DATA_DIR, RESTORE_FOLDER);
  const wanted = hasFiles ? PIECES : PIECES.filter((piece) => piece !== 'files');
  const pieces = wanted.filter((piece) => existsSync(path.join(folder, 'new', piece)));
  const before = await asideOf(DATA_DIR, now());
  await writeWhole(path.join(folder, RESTORE_PLAN), JSON.stringify({ pieces, before } satisfies RestorePlan));
  finishRestore(DATA_DIR);
  return existsSync(before) ? before : null;
}

/** The folder for what was there: beside the data folder, or in it where that is a mounted volume. */
async function asideOf(dataDir: string, now: Date): Promise<string> {
  const time = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const beside = `${dataDir}.before-${time}`;
  try {
    await mkdir(beside, { mode: 0o700 });
    const [{ dev }, inside] = await Promise.all([stat(beside), stat(path.join(dataDir, RESTORE_FOLDER))]);
    await rm(beside, { recursive: true });
    if (dev === inside.dev) return beside;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
  }
  return path.join(dataDir, `before-${time}`);
}
