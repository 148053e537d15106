import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { backupCountsSchema } from '../../contract/admin/backup.ts';
import { isMissingFile } from '../../process/disk/is-missing-file.ts';
import { writeWhole } from '../../process/disk/write-whole.ts';

/** So begin the folders of what is being made or removed; one into which nothing was written for an hour is forgotten. */
export const DRAFT = '.draft-';

/** What a rehearsal found out. */
export const proofSchema = z.object({
  at: z.iso.datetime(),
  isProved: z.boolean(),
  /** Why it is not; null when it is. */
  problem: z.string().nullable(),
  /** How long the rehearsal took. */
  seconds: z.number(),
});
export type Proof = z.infer<typeof proofSchema>;

/** What is noted beside each backup, in a file of its own: the backup itself never changes. */
const notesSchema = z.object({
  at: z.iso.datetime(),
  counts: backupCountsSchema,
  proof: proofSchema.nullable(),
});
export type BackupNotes = z.infer<typeof notesSchema>;

/** A backup as it lies in the folder. */
export interface StoredBackup {
  /** The file's name. */
  readonly id: string;
  readonly at: Date;
  /** Bytes. */
  readonly size: number;
  readonly isSealed: boolean;
  /** Made before a newer release changed the data; it is not counted among the daily ones. */
  readonly isBeforeUpgrade: boolean;
  /** Null for a file that was put here by hand. */
  readonly notes: BackupNotes | null;
}

const NAME =
  /^parley-(before-[\w.-]{1,40}-)?(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z-[0-9a-f]{4}\.tar(\.sealed)?$/;

/** The name of a backup made at a time; `before` the release that changes the data. */
export function backupName(
  at: Date,
  mark: string,
  { before, isSealed }: { before?: string; isSealed: boolean },
): string {
  const time = at.toISOString().slice(0, 19).replaceAll(':', '-');
  return `parley-${before === undefined ? '' : `before-${before}-`}${time}Z-${mark}.tar${isSealed ? '.sealed' : ''}`;
}

/** Whether a text is the name of a backup, and so no path. */
export function isBackupName(name: string): boolean {
  return NAME.test(name);
}

/** The backups of a folder, the newest first; none where there is no folder. */
export async function listStoredBackups(folder: string): Promise<StoredBackup[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissingFile(error)) return [];
    throw error;
  });
  const found = await Promise.all(names.filter(isBackupName).map((name) => readStoredBackup(folder, name)));
  return found
    .filter((each): each is StoredBackup => each !== null)
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}

/** One backup of a folder; null when there is none of that name. */
export async function readStoredBackup(folder: string, id: string): Promise<StoredBackup | null> {
  const [, before, day, hours, minutes, seconds, sealed] = NAME.exec(id) ?? [];
  if (day === undefined) return null;
  try {
    const { size } = await stat(path.join(folder, id));
    return {
      id,
      at: new Date(`${day}T${hours}:${minutes}:${seconds}Z`),
      size,
      isSealed: sealed !== undefined,
      isBeforeUpgrade: before !== undefined,
      notes: await readNotes(folder, id),
    };
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
}

/** The file of the notes of a backup. */
export function notesFile(folder: string, id: string): string {
  return path.join(folder, `${id}.json`);
}

export async function writeNotes(folder: string, id: string, notes: BackupNotes): Promise<void> {
  await writeWhole(notesFile(folder, id), `${JSON.stringify(notes, null, 2)}\n`);
}

async function readNotes(folder: string, id: string): Promise<BackupNotes | null> {
  const text = await readFile(notesFile(folder, id), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return notesSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Cut short by a full disk: the backup has no notes.
    return null;
  }
}
