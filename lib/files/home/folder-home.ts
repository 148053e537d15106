import { createHash, randomBytes } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { type FileHandle, mkdir, open, opendir, rename, stat, statfs, unlink } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import pLimit from 'p-limit';
import { isMissingFile } from '../../process/disk/is-missing-file.ts';
import type { AppendWatch, BytePatch, ByteRange, DiskRoom, FileHome, StoredBytes } from './file-home.ts';
import { isStoredName, isUploadName, storedName, uploadName } from './file-names.ts';
import { bytesOf } from './patch-bytes.ts';
import { takeParts } from './take-parts.ts';

const UPLOADS = 'uploads';
/**
 * Bytes are brought to the disk each time that so many more were written, besides at the end: what others write waits
 * for no more than that.
 */
const SYNCED_AT_ONCE = 2 * 1024 * 1024;
const READ_AT_ONCE = 256 * 1024;

/**
 * Files in a folder. Stored bytes lie in `FILES_DIR/ab/ID`, where `ab` are the last two letters of the id, which are
 * random in our ids: 256 folders, each small enough to be listed. What is on its way in lies in `FILES_DIR/uploads`, so
 * that storing it is a rename.
 */
export class FolderHome implements FileHome {
  readonly #folder: string;
  readonly #findProblem: () => Promise<string | null>;
  /** Folders that are known to be there. */
  readonly #made = new Set<string>();
  /** One upload at a time writes to the disk, and one brings it there: the disk is free for others soon. */
  readonly #writing = pLimit(1);
  readonly #syncing = pLimit(1);

  /** `findProblem` says why the folder is not the workspace's, as {@link FileHome.problem} does. */
  constructor(folder: string, findProblem: () => Promise<string | null>) {
    this.#folder = folder;
    this.#findProblem = findProblem;
  }

  async put(name: string, bytes: Readable | Buffer): Promise<{ size: number; sha256: string }> {
    const temporary = this.#uploadPath(`${storedName(name)}~${randomBytes(6).toString('hex')}`);
    const hash = createHash('sha256');
    let size = 0;
    try {
      const file = await this.#openForWriting(temporary, 0);
      try {
        const source = Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes;
        for await (const part of source) {
          hash.update(part);
          await writeAll(file, [part], size);
          size += part.length;
        }
        await file.datasync();
      } finally {
        await file.close();
      }
      await this.#moveIn(temporary, name);
    } catch (error) {
      await removeIfThere(temporary);
      throw error;
    }
    return { size, sha256: hash.digest('hex') };
  }

  async open(name: string, range?: ByteRange): Promise<Readable | null> {
    return await readFrom(this.#storedPath(name), range);
  }

  async remove(name: string): Promise<void> {
    await removeIfThere(this.#storedPath(name));
  }

  async *list(): AsyncGenerator<StoredBytes> {
    for await (const entry of entriesOf(this.#folder)) {
      if (!entry.isDirectory()) continue;
      const isUpload = entry.name === UPLOADS;
      const folder = path.join(this.#folder, entry.name);
      for await (const { name } of entriesOf(folder)) {
        if (!(isUpload ? isUploadName(name) : isStoredName(name))) continue;
        const found = await statIfThere(path.join(folder, name));
        if (found) yield { name, size: found.size, writtenAt: found.mtime, isUpload };
      }
    }
  }

  async append(id: string, offset: number, bytes: Readable, watch: AppendWatch = {}): Promise<number> {
    // One that breaks off before it is read must not end the process.
    bytes.on('error', () => undefined);
    const file = await this.#openForWriting(this.#uploadPath(id), offset);
    let end = offset;
    let askedFor = offset;
    let syncing: Promise<void> | undefined;
    // Begun beside the writing, so that the end has little left to wait for.
    const sync = async (upTo: number) => {
      await this.#syncing(async () => {
        await watch.giveWay?.();
        await file.datasync();
      });
      watch.onDurable?.(upTo);
    };
    try {
      for await (const { parts, size } of takeParts(bytes, watch)) {
        await this.#writing(() => writeAll(file, parts, end));
        end += size;
        if (end - askedFor >= SYNCED_AT_ONCE) {
          await syncing;
          askedFor = end;
          syncing = sync(end);
          syncing.catch(() => undefined);
        }
      }
      await syncing;
      await this.#syncing(() => file.datasync());
      return end;
    } finally {
      await file.close();
    }
  }

  async endOf(id: string): Promise<number> {
    const found = (await statIfThere(this.#storedPath(id))) ?? (await statIfThere(this.#uploadPath(id)));
    return found?.size ?? 0;
  }

  async openUpload(id: string, range?: ByteRange): Promise<Readable> {
    const bytes = (await this.open(id, range)) ?? (await readFrom(this.#uploadPath(id), range));
    if (!bytes) throw new Error(`There are no bytes of the upload ${id}.`);
    return bytes;
  }

  async patch(id: string, patches: readonly BytePatch[]): Promise<void> {
    const file = await open(this.#uploadPath(id), constants.O_RDWR);
    try {
      for (const patch of patches) {
        let { at } = patch;
        for (const bytes of bytesOf(patch)) {
          await writeAll(file, [bytes], at);
          at += bytes.length;
        }
      }
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  async finish(id: string): Promise<void> {
    if (await statIfThere(this.#storedPath(id))) await this.discard(id);
    else await this.#moveIn(this.#uploadPath(id), id);
  }

  async discard(id: string): Promise<void> {
    await removeIfThere(this.#uploadPath(id));
  }

  async room(): Promise<DiskRoom> {
    const { bavail, blocks, bsize } = await statfs(this.#folder);
    return { free: bavail * bsize, total: blocks * bsize };
  }

  problem(): Promise<string | null> {
    return this.#findProblem();
  }

  #storedPath(name: string): string {
    return path.join(this.#shelfOf(storedName(name)), name);
  }

  #shelfOf(name: string): string {
    const id = name.split('.', 1)[0] ?? '';
    return path.join(this.#folder, id.slice(-2).padStart(2, '0').toLowerCase());
  }

  #uploadPath(name: string): string {
    return path.join(this.#folder, UPLOADS, uploadName(name));
  }

  /** Opens a file that is to be written from `offset` on; what it has beyond is cut off. */
  async #openForWriting(file: string, offset: number): Promise<FileHandle> {
    await this.#ensureFolder(path.dirname(file));
    const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      const { size } = await handle.stat();
      if (size < offset) throw new Error(`An upload ends at ${size}, before ${offset}.`);
      if (size > offset) await handle.truncate(offset);
      if (offset === 0) await syncFolder(path.dirname(file));
      return handle;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Gives whole bytes their name, so that they are there after a power cut, too. */
  async #moveIn(from: string, name: string): Promise<void> {
    const shelf = this.#shelfOf(storedName(name));
    await this.#ensureFolder(shelf);
    await rename(from, path.join(shelf, name));
    await syncFolder(shelf);
  }

  async #ensureFolder(folder: string): Promise<void> {
    if (this.#made.has(folder)) return;
    if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined)
      await syncFolder(path.dirname(folder));
    this.#made.add(folder);
  }
}

async function writeAll(file: FileHandle, parts: readonly Buffer[], at: number): Promise<void> {
  let left = [...parts];
  let position = at;
  while (left.length > 0) {
    const { bytesWritten } = await file.writev(left, position);
    position += bytesWritten;
    left = after(left, bytesWritten);
  }
}

/** What is left of these parts after so many bytes of them: a disk may take less than it was given. */
function after(parts: readonly Buffer[], bytes: number): Buffer[] {
  let skip = bytes;
  return parts.flatMap((part) => {
    const skipped = Math.min(skip, part.length);
    skip -= skipped;
    return skipped === part.length ? [] : [part.subarray(skipped)];
  });
}

async function readFrom(file: string, range?: ByteRange): Promise<Readable | null> {
  try {
    const handle = await open(file, 'r');
    return handle.createReadStream({ highWaterMark: READ_AT_ONCE, ...range });
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
}

/** Brings the names of a folder to the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* entriesOf(folder: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(folder);
  } catch (error) {
    if (!isMissingFile(error)) throw error;
  }
}

async function statIfThere(file: string) {
  try {
    return await stat(file);
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
}

async function removeIfThere(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (!isMissingFile(error)) throw error;
  }
}
