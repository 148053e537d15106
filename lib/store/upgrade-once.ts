import type { Db } from 'mongodb';
import { defineCollection } from './collection.ts';
import { NewerData } from './unusable-store.ts';

interface UpgradeDoc {
  _id: string;
  at: Date;
}

/** The changes of stored documents that this store has been through. */
export const upgrades = defineCollection<UpgradeDoc>('upgrades', []);

/** Every change of stored documents that there has been, the oldest first. A store that went through another is newer. */
export const UPGRADES = [
  'tokens-that-end',
  'members-of-their-own',
  'contact-changes-of-their-own',
  'people-found-by-more',
  'rooms-found-by-more',
  'messages-found-newest-first',
] as const;

/**
 * Changes documents of an earlier release once in a store's life. The work must be safe to stop and to run twice at
 * once: it is done again until it came to its end.
 */
export async function upgradeOnce(
  db: Db,
  name: (typeof UPGRADES)[number],
  work: () => Promise<void>,
): Promise<void> {
  if (await upgrades.in(db).findOne({ _id: name })) return;
  await work();
  await upgrades.in(db).updateOne({ _id: name }, { $setOnInsert: { at: new Date() } }, { upsert: true });
}

/** Whether a start would change documents of an earlier release; never in a new store, which has none. */
export async function isUpgradePending(db: Db): Promise<boolean> {
  const done = await upgrades.in(db).countDocuments({ _id: { $in: [...UPGRADES] } });
  return done < UPGRADES.length && (await db.collection('users').findOne({})) !== null;
}

/** Throws when a newer release has changed the documents of this store, which this one would misread. */
export async function refuseNewer(db: Db): Promise<void> {
  const known: readonly string[] = UPGRADES;
  const newer = await upgrades.in(db).findOne({ _id: { $nin: [...known] } });
  if (!newer) return;
  throw new NewerData(
    `this data was brought up to date by a newer release (“${newer._id}”). Start that release, or put back a backup`,
  );
}
