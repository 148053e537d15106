import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../../contract/values/new-id.ts';
import { isMissingFile } from '../../process/disk/is-missing-file.ts';
import { UnusableStore } from '../../store/unusable-store.ts';
import { FolderHome } from './folder-home.ts';
import { type Belonging, prepareHome, problemOf } from './home-note.ts';

/**
 * Opens `FILES_DIR`, whose file `store-id` says whose files these are. Throws, for the person who runs it, when the folder
 * cannot be written.
 */
export async function openFolderHome(folder: string, belonging: Belonging): Promise<FolderHome> {
  const file = path.join(folder, 'store-id');
  const place = {
    id: newId(),
    read: () => readIfThere(file),
    write: (text: string) => writeOnce(file, text),
  };
  try {
    await mkdir(path.join(folder, 'uploads'), { recursive: true, mode: 0o700 });
    await prepareHome(place, belonging);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    throw new UnusableStore(
      `the folder ${folder} cannot be written (${error.code}). Give this user the right to, or set FILES_DIR to another.`,
    );
  }
  return new FolderHome(folder, () => problemOf(place, belonging, 'FILES_DIR'));
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
}

/** A link, unlike a rename, fails when the name is taken: of two processes that start at once one writes. */
async function writeOnce(file: string, text: string): Promise<void> {
  const temporary = `${file}~${randomBytes(6).toString('hex')}`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(temporary, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(temporary);
  }
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
