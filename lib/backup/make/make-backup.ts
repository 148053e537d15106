import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from 'mongodb';
import type { FileHome, StoredBytes } from '../../files/home/file-home.ts';
import { removeGently } from '../../process/disk/gentle-disk.ts';
import { syncFolder } from '../../process/disk/write-whole.ts';
import type { Env } from '../../process/env.ts';
import { VERSION } from '../../process/version.ts';
import { countEngineFolder } from '../../store/engine-folder.ts';
import type { Store } from '../../store/open-store.ts';
import { createFileSink } from '../archive/byte-sink.ts';
import {
  countsOf,
  ENGINE_FILE,
  FILES_FOLDER,
  MANIFEST,
  MANIFEST_FORMAT,
  type Manifest,
  SECRET_FILE,
} from '../archive/manifest.ts';
import { createSealedSink } from '../archive/sealed-bytes.ts';
import { ArchiveWriter } from '../archive/write-archive.ts';
import { BackupProblem } from '../backup-problem.ts';
import { backupName, DRAFT, writeNotes } from '../keep/backup-notes.ts';
import { dumpCollections } from './dump-collections.ts';

/** What is backed up, and where to. */
export interface BackupSource {
  readonly env: Pick<Env, 'BACKUP_DIR' | 'BACKUP_PASSPHRASE' | 'DATA_DIR'>;
  readonly db: Db;
  readonly copyTo: Store['copyTo'];
  /** Null leaves the files out. */
  readonly files: FileHome | null;
  /** Whether AUTH_SECRET is set, so that the secret is not in DATA_DIR. */
  readonly hasOwnSecret: boolean;
  /** Made before this release changes the data. */
  readonly before?: string;
  now(): Date;
}

export interface MadeBackup {
  /** The file's name. */
  readonly id: string;
  readonly file: string;
  readonly size: number;
  readonly manifest: Manifest;
}

/** Room that is left for those who go on writing, in bytes. */
const SPARE = 64 * 1024 * 1024;
/** A draft into which nothing was written for so long was left by a process that has ended. */
const FORGOTTEN_MS = 60 * 60 * 1000;

/**
 * Makes a backup while others write: first the database, then the files that it names, which stay for two days after they
 * were deleted. It gets its name when it is whole and on disk. Throws {@link BackupProblem} where the disk has no room.
 */
export async function makeBackup(source: BackupSource): Promise<MadeBackup> {
  const { BACKUP_DIR, BACKUP_PASSPHRASE } = source.env;
  // Before an upgrade nobody is let in.
  const isBesideOthers = source.before === undefined;
  await mkdir(BACKUP_DIR, { recursive: true, mode: 0o700 });
  await removeForgottenDrafts(BACKUP_DIR, source.now());
  const draft = await mkdtemp(path.join(BACKUP_DIR, DRAFT));
  try {
    const stored = source.files === null ? null : await listFiles(source.files);
    await requireRoom(source, stored ?? []);
    const at = source.now();
    const whole = path.join(draft, 'backup');
    const plain = await createFileSink(whole, isBesideOthers);
    const manifest = await writeTo(plain, async () => {
      const sink = BACKUP_PASSPHRASE === undefined ? plain : await createSealedSink(plain, BACKUP_PASSPHRASE);
      return await writeMembers(new ArchiveWriter(sink, at), { ...source, at, stored, draft });
    });
    const isSealed = BACKUP_PASSPHRASE !== undefined;
    const { before } = source;
    const id = backupName(at, randomBytes(2).toString('hex'), {
      isSealed,
      ...(before === undefined ? {} : { before }),
    });
    const file = path.join(BACKUP_DIR, id);
    const { size } = await stat(whole);
    await writeNotes(BACKUP_DIR, id, { at: manifest.at, counts: manifest.counts, proof: null });
    await rename(whole, file);
    await syncFolder(BACKUP_DIR);
    return { id, file, size, manifest };
  } finally {
    if (isBesideOthers) await removeGently(draft);
    else await rm(draft, { recursive: true, force: true });
  }
}

async function writeTo<T>(sink: { abort(): Promise<void> }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await sink.abort().catch(() => undefined);
    throw error;
  }
}

interface Members extends BackupSource {
  readonly at: Date;
  readonly stored: readonly StoredBytes[] | null;
  readonly draft: string;
}

async function writeMembers(archive: ArchiveWriter, members: Members): Promise<Manifest> {
  const store = await addDatabase(archive, members);
  const files = members.files && (await addFiles(archive, members.files));
  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    version: VERSION,
    at: members.at.toISOString(),
    store,
    files: files && { count: files.count, bytes: files.bytes },
    secret: await addSecret(archive, members),
    counts: countsOf(store.collections, files?.count ?? 0),
  };
  await archive.addText(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  await archive.finish();
  return manifest;
}

async function addDatabase(
  archive: ArchiveWriter,
  { db, copyTo, draft }: Members,
): Promise<Manifest['store']> {
  if (copyTo === null) return await dumpCollections(db, archive, draft);
  const folder = path.join(draft, 'store');
  await mkdir(folder, { mode: 0o700 });
  const file = path.join(folder, 'data.mdb');
  await copyTo(file);
  const collections = await countEngineFolder(folder);
  await archive.add(
    ENGINE_FILE,
    (await stat(file)).size,
    createReadStream(file, { highWaterMark: 1024 * 1024 }),
  );
  return { kind: 'embedded', guarantee: 'The database as it was at one moment.', collections };
}

/** Adds every file that is there now; one that goes before its turn was deleted two days before the database was copied. */
async function addFiles(archive: ArchiveWriter, home: FileHome): Promise<{ count: number; bytes: number }> {
  let count = 0;
  let bytes = 0;
  for (const { name, size } of await listFiles(home)) {
    const content = await home.open(name);
    if (content === null) continue;
    await archive.add(`${FILES_FOLDER}${name}`, size, content);
    // A thumbnail is no file of its own.
    if (!name.includes('.')) count += 1;
    bytes += size;
  }
  return { count, bytes };
}

async function listFiles(home: FileHome): Promise<StoredBytes[]> {
  const stored: StoredBytes[] = [];
  for await (const each of home.list()) if (!each.isUpload) stored.push(each);
  return stored.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function addSecret(
  archive: ArchiveWriter,
  { env, hasOwnSecret }: Members,
): Promise<Manifest['secret']> {
  if (hasOwnSecret) return 'environment';
  const file = path.join(env.DATA_DIR, 'secret');
  // The first start makes it: where the store was served alone, there is none.
  if (!existsSync(file)) return 'none';
  await archive.addText(SECRET_FILE, await readFile(file, 'utf8'));
  return 'inside';
}

/** The database is on the disk twice for a moment: as a copy, and in the backup. */
async function requireRoom({ env, db, copyTo }: BackupSource, stored: readonly StoredBytes[]): Promise<void> {
  const { BACKUP_DIR, DATA_DIR } = env;
  const database =
    copyTo === null
      ? Number((await db.stats()).dataSize ?? 0)
      : (await stat(path.join(DATA_DIR, ENGINE_FILE))).blocks * 512;
  const needed = 2 * database + stored.reduce((sum, { size }) => sum + size, 0) + SPARE;
  const { bavail, bsize } = await statfs(BACKUP_DIR);
  if (bavail * bsize >= needed) return;
  throw new BackupProblem(
    `There is no room for a backup in ${BACKUP_DIR}: it needs up to ${megabytes(needed)} MB, and ${megabytes(bavail * bsize)} MB are free. Make room there, or set BACKUP_DIR to another folder.`,
  );
}

function megabytes(bytes: number): string {
  return Math.ceil(bytes / 1024 ** 2).toLocaleString('en');
}

/** Removes drafts into which nothing was written for an hour: whoever wrote them has ended. */
async function removeForgottenDrafts(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(DRAFT)) continue;
    const draft = path.join(folder, name);
    const inside = (await readdir(draft)).map((each) => path.join(draft, each));
    const written = await Promise.all([draft, ...inside].map(async (each) => (await stat(each)).mtimeMs));
    if (now.getTime() - Math.max(...written) > FORGOTTEN_MS) await removeGently(draft);
  }
}
