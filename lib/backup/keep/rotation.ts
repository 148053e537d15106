import { mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { removeGently } from '../../process/disk/gentle-disk.ts';
import { isMissingFile } from '../../process/disk/is-missing-file.ts';
import { DRAFT, listStoredBackups, notesFile, type StoredBackup } from './backup-notes.ts';

/** How many days, weeks and months of backups are kept, and how many of those made before an upgrade. */
export const KEPT = { days: 7, weeks: 4, months: 6, beforeUpgrades: 2 } as const;

const DAY_MS = 24 * 60 * 60 * 1000;

type Dated = Pick<StoredBackup, 'id' | 'at' | 'isBeforeUpgrade' | 'notes'>;

/**
 * Which backups have had their time: the newest of each of the last seven days, four weeks and six months that have one
 * are kept, and so is the newest that was proved, however old. One that a rehearsal could not open takes no other's
 * place and is kept for as long as a daily one, to be looked at. `backups` are the newest first.
 */
export function outdated<T extends Dated>(backups: readonly T[]): T[] {
  const daily = backups.filter(({ isBeforeUpgrade }) => !isBeforeUpgrade);
  const sound = daily.filter(({ notes }) => notes?.proof?.isProved !== false);
  const failed = daily.filter(({ notes }) => notes?.proof?.isProved === false);
  const kept = new Set<T>([
    ...newestOfEach(sound, dayOf, KEPT.days),
    ...newestOfEach(sound, weekOf, KEPT.weeks),
    ...newestOfEach(sound, ({ at }) => at.toISOString().slice(0, 7), KEPT.months),
    ...newestOfEach(failed, dayOf, KEPT.days),
    ...backups.filter(({ isBeforeUpgrade }) => isBeforeUpgrade).slice(0, KEPT.beforeUpgrades),
    ...backups.filter(({ notes }) => notes?.proof?.isProved === true).slice(0, 1),
  ]);
  return backups.filter((each) => !kept.has(each));
}

/** Removes the backups that have had their time, and answers their names. */
export async function removeOutdated(folder: string): Promise<string[]> {
  const gone = outdated(await listStoredBackups(folder)).map(({ id }) => id);
  if (gone.length === 0) return gone;
  // Out of sight first: a part of a backup is none.
  const draft = await mkdtemp(path.join(folder, DRAFT));
  for (const id of gone) {
    await rename(path.join(folder, id), path.join(draft, id)).catch((error: unknown) => {
      // Somebody removed it by hand.
      if (!isMissingFile(error)) throw error;
    });
    await rm(notesFile(folder, id), { force: true });
  }
  await removeGently(draft);
  return gone;
}

function newestOfEach<T extends Dated>(
  backups: readonly T[],
  periodOf: (each: T) => string,
  count: number,
): T[] {
  const newest = new Map<string, T>();
  for (const each of backups) if (!newest.has(periodOf(each))) newest.set(periodOf(each), each);
  return [...newest.values()].slice(0, count);
}

function dayOf({ at }: Dated): string {
  return at.toISOString().slice(0, 10);
}

/** The Monday of its week. */
function weekOf({ at }: Dated): string {
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(at.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}
