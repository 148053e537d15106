import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { BackupCounts } from '../../contract/admin/backup.ts';
import { FolderHome } from '../../files/home/folder-home.ts';
import { removeGently } from '../../process/disk/gentle-disk.ts';
import { DRAFT } from '../keep/backup-notes.ts';
import { checkDatabase } from '../unpack/check-database.ts';
import { unpackBackup } from '../unpack/unpack-backup.ts';
import { openCopy } from './open-copy.ts';
import { tryCopy } from './try-copy.ts';

interface Rehearsal {
  readonly file: string;
  readonly passphrase: string | undefined;
  /** In which a scratch folder is made for the time of the rehearsal. */
  readonly folder: string;
}

/** What a rehearsal proved. */
export interface Rehearsed {
  readonly counts: BackupCounts;
  /** How long it took. */
  readonly seconds: number;
}

/** Of the files so many are unpacked and used; of all, every byte is checked. */
const FILES_USED = 20;

/**
 * Proves that a backup restores: reads every byte of it, opens the database in a scratch folder, checks each record and
 * index entry, compares all counts and each file's checksum, and reads in it as people do. Throws `BackupProblem` with
 * what is wrong.
 */
export async function rehearse({ file, passphrase, folder }: Rehearsal): Promise<Rehearsed> {
  const begun = performance.now();
  const scratch = await mkdtemp(path.join(folder, DRAFT));
  try {
    const home = new FolderHome(path.join(scratch, 'files'), async () => null);
    const used: string[] = [];
    const keepsFile = (name: string) => {
      const isKept = !name.includes('.') && used.length < FILES_USED;
      if (isKept) used.push(name);
      return isKept;
    };
    const { manifest, files } = await unpackBackup({
      file,
      passphrase,
      folder: scratch,
      files: home,
      keepsFile,
      isBesideOthers: true,
    });
    await checkDatabase(path.join(scratch, 'store'), manifest);
    const copy = await openCopy(scratch, home);
    try {
      await tryCopy(copy.ctx, { manifest, files, used });
    } finally {
      await copy.close();
    }
    return { counts: manifest.counts, seconds: (performance.now() - begun) / 1000 };
  } finally {
    await removeGently(scratch);
  }
}
