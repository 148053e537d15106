import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { FileHome } from '../../files/home/file-home.ts';
import { createFileSink } from '../archive/byte-sink.ts';
import {
  DUMP_FOLDER,
  ENGINE_FILE,
  FILES_FOLDER,
  MANIFEST,
  type Manifest,
  parseManifest,
  SECRET_FILE,
} from '../archive/manifest.ts';
import { type ArchiveMember, readArchive } from '../archive/read-archive.ts';
import { BackupProblem } from '../backup-problem.ts';
import { importDump } from './import-dump.ts';

interface Unpacking {
  readonly file: string;
  readonly passphrase: string | undefined;
  /** An empty folder: the database comes into `store` and the secret into `secret` in it. */
  readonly folder: string;
  /** Where the files go; those that `keepsFile` wants, or all. */
  readonly files: Pick<FileHome, 'put'>;
  keepsFile?(name: string): boolean;
  /** Whether people write messages on the same disk meanwhile. */
  readonly isBesideOthers?: boolean;
  say?(line: string): void;
}

export interface Unpacked {
  readonly manifest: Manifest;
  /** The SHA-256 in hex, and the size, of each file by its name in the home. */
  readonly files: ReadonlyMap<string, { readonly sha256: string; readonly size: number }>;
}

/** A file's name in its home, as it may be in a backup. */
const STORED_NAME = /^[0-9a-zA-Z_-]{1,64}(?:\.[a-z]{1,20})?$/;
const DUMPED_NAME = /^[\w-]{1,100}\.(?:bson|metadata\.json)$/;
const SMALL_MAX = 1024 * 1024;

/**
 * Unpacks a backup while it checks every byte. Resolves when all is there as it was written and the database is a folder of
 * the embedded engine, also where it came from a MongoDB. Throws {@link BackupProblem}.
 */
export async function unpackBackup(unpacking: Unpacking): Promise<Unpacked> {
  const { file, passphrase, folder, isBesideOthers, say = () => undefined } = unpacking;
  await mkdir(path.join(folder, 'store'), { recursive: true, mode: 0o700 });
  await mkdir(path.join(folder, DUMP_FOLDER), { recursive: true, mode: 0o700 });
  let manifest: Manifest | undefined;
  const sizes = new Map<string, number>();
  const sums = await readArchive(file, passphrase, async (member) => {
    const { name } = member;
    if (name === MANIFEST) manifest = parseManifest(await textOf(member));
    else if (name === SECRET_FILE || name === ENGINE_FILE)
      await write(member, path.join(folder, name), isBesideOthers);
    else if (name.startsWith(DUMP_FOLDER) && DUMPED_NAME.test(name.slice(DUMP_FOLDER.length)))
      await write(member, path.join(folder, name), isBesideOthers);
    else if (name.startsWith(FILES_FOLDER) && STORED_NAME.test(name.slice(FILES_FOLDER.length))) {
      sizes.set(name.slice(FILES_FOLDER.length), member.size);
      await putFile(unpacking, member);
    } else
      throw new BackupProblem(`This is no backup of Parley: ${JSON.stringify(name.slice(0, 100))} is in it.`);
  });
  if (manifest === undefined) throw new BackupProblem('This is no backup of Parley: it has no manifest.');
  say('Every byte of it is as it was written.');
  if (manifest.store.kind === 'mongodb') await importDump(folder, manifest, say);
  const files = [...sizes].map(
    ([name, size]) => [name, { size, sha256: sums.get(`${FILES_FOLDER}${name}`) ?? '' }] as const,
  );
  return { manifest, files: new Map(files) };
}

async function putFile({ files, keepsFile }: Unpacking, { name, bytes }: ArchiveMember): Promise<void> {
  const stored = name.slice(FILES_FOLDER.length);
  if (keepsFile?.(stored) === false) return;
  await files.put(stored, Readable.from(bytes, { objectMode: false }));
}

async function write({ bytes }: ArchiveMember, file: string, isBesideOthers?: boolean): Promise<void> {
  const sink = await createFileSink(file, isBesideOthers);
  try {
    for await (const piece of bytes) await sink.write(piece);
  } catch (error) {
    await sink.abort();
    throw error;
  }
  await sink.end();
}

async function textOf({ size, bytes }: ArchiveMember): Promise<string> {
  if (size > SMALL_MAX) throw new BackupProblem('The backup is damaged: its manifest is too long.');
  const pieces: Buffer[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
