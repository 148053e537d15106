import type { FileHandle } from 'node:fs/promises';
import { readdir, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isMissingFile } from './is-missing-file.ts';

// A message is acknowledged when the disk has it. A gigabyte that waits to be written, or is given back at once, goes before
// it: without these paces, the slowest of a hundred messages waited for 300 ms beside a backup (`npm run bench -- backup`).

/** So many bytes of a large file are handed to the disk at once. */
const WRITTEN_AT_ONCE = 1024 * 1024;
/** 80 MB a second: a gigabyte takes some thirteen seconds. */
const WRITTEN_PER_MS = 80 * 1024;
/** So many bytes are given back at once, and so long the disk then has for others. */
const REMOVED_AT_ONCE = 8 * 1024 * 1024;
const AFTER_REMOVED_MS = 40;

/** Awaited after each piece of a large file, with its size in bytes. */
export type DiskPace = (bytes: number) => Promise<void>;

/** Writes a large file at a pace that leaves the disk to those who wait for a small write. */
export function createDiskPace(handle: Pick<FileHandle, 'datasync'>): DiskPace {
  let unsynced = 0;
  let since = performance.now();
  return async (bytes) => {
    unsynced += bytes;
    if (unsynced < WRITTEN_AT_ONCE) return;
    await handle.datasync();
    const left = since + unsynced / WRITTEN_PER_MS - performance.now();
    if (left > 0) await wait(left);
    unsynced = 0;
    since = performance.now();
  };
}

/** Removes a file, or a folder with all that is in it, if it is there; large files piece by piece, as {@link createDiskPace} writes. */
export async function removeGently(fileOrFolder: string): Promise<void> {
  for (const file of await filesIn(fileOrFolder)) {
    await shorten(file).catch((error: unknown) => {
      // Somebody else removed it.
      if (!isMissingFile(error)) throw error;
    });
  }
  await rm(fileOrFolder, { recursive: true, force: true });
}

async function shorten(file: string): Promise<void> {
  for (let { size } = await stat(file); size > REMOVED_AT_ONCE; ) {
    size -= REMOVED_AT_ONCE;
    await truncate(file, size);
    await wait(AFTER_REMOVED_MS);
  }
}

async function filesIn(fileOrFolder: string): Promise<string[]> {
  try {
    const entries = await readdir(fileOrFolder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [fileOrFolder];
    if (isMissingFile(error)) return [];
    throw error;
  }
}
