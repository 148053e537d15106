import { existsSync } from 'node:fs';
import { mkdir, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { FolderHome } from '../../files/home/folder-home.ts';
import { writeWhole } from '../../process/disk/write-whole.ts';
import type { Env } from '../../process/env.ts';
import { requireUnusedEngineFolder } from '../../store/engine-folder.ts';
import { finishRestore, RESTORE_FOLDER, RESTORE_PLAN, type RestorePlan } from '../../store/finish-restore.ts';
import type { Manifest } from '../archive/manifest.ts';
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

/** A restore whose data are all there beside what is used now, checked. */
export interface PreparedRestore {
  readonly manifest: Manifest;
  /** What of the data folder it replaces. */
  readonly pieces: RestorePlan['pieces'];
}

/**
 * Restores a backup into the data folder: everything is unpacked and checked beside what is there, and then takes its place
 * at once. Cut off before that, nothing has changed; cut off after, the next start of anything ends it. Throws
 * {@link BackupProblem}, and `EmbeddedMongoError` while a process uses the folder.
 */
export async function restoreFolder(restore: Restore): Promise<Restored> {
  const { DATA_DIR } = restore.env;
  await mkdir(DATA_DIR, { recursive: true, mode: 0o700 });
  finishRestore(DATA_DIR);
  await requireFree(restore);
  const prepared = await prepareRestore(restore);
  try {
    await requireFree(restore);
    return { manifest: prepared.manifest, before: await takeRestored(DATA_DIR, prepared, restore.now()) };
  } finally {
    await removeUnplanned(DATA_DIR);
  }
}

/**
 * Unpacks and checks a backup beside the data that are used now, which a server may go on using: nothing of it counts before
 * {@link takeRestored}. Throws {@link BackupProblem}; nothing is left then.
 */
export async function prepareRestore(restore: Omit<Restore, 'replaces' | 'now'>): Promise<PreparedRestore> {
  const { DATA_DIR, FILES_DIR, FILES_S3 } = restore.env;
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
    const hasFiles = manifest.files !== null && hasFilesInside;
    const wanted = hasFiles ? PIECES : PIECES.filter((piece) => piece !== 'files');
    return { manifest, pieces: wanted.filter((piece) => existsSync(path.join(ready, piece))) };
  } catch (error) {
    await removeUnplanned(DATA_DIR);
    throw error;
  }
}

/**
 * Lets what was prepared take its place, in a data folder that no process uses: from the moment that the plan is written the
 * new data hold. Resolves to the folder of what was there before; null when nothing was.
 */
export async function takeRestored(
  dataDir: string,
  { pieces }: Pick<PreparedRestore, 'pieces'>,
  now: Date,
): Promise<string | null> {
  const before = await asideOf(dataDir, now);
  const plan: RestorePlan = { pieces: [...pieces], before };
  await writeWhole(path.join(dataDir, RESTORE_FOLDER, RESTORE_PLAN), JSON.stringify(plan));
  finishRestore(dataDir);
  return existsSync(before) ? before : null;
}

/** Removes what was prepared and has no plan that says that it counts. */
async function removeUnplanned(dataDir: string): Promise<void> {
  const folder = path.join(dataDir, RESTORE_FOLDER);
  if (!existsSync(path.join(folder, RESTORE_PLAN))) await rm(folder, { recursive: true, force: true });
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
