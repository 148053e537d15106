import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { isMissingFile } from './is-missing-file.ts';

/** The room on the disk of a folder, which need not be there yet, in bytes. Throws where it cannot be read. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(/*turbopackIgnore: true*/ folder);
    return bavail * bsize;
  } catch (error) {
    if (!isMissingFile(error) || path.dirname(folder) === folder) throw error;
    return await freeBytes(path.dirname(folder));
  }
}
