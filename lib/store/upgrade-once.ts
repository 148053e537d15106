import type { Db } from 'mongodb';
import { defineCollection } from './collection.ts';

interface UpgradeDoc {
  _id: string;
  at: Date;
}

/** The changes of stored documents that this store has been through. */
export const upgrades = defineCollection<UpgradeDoc>('upgrades', []);

/**
 * Changes documents of an earlier release once in a store's life. The work must be safe to stop and to run twice at
 * once: it is done again until it came to its end.
 */
export async function upgradeOnce(db: Db, name: string, work: () => Promise<void>): Promise<void> {
  if (await upgrades.in(db).findOne({ _id: name })) return;
  await work();
  await upgrades.in(db).updateOne({ _id: name }, { $setOnInsert: { at: new Date() } }, { upsert: true });
}
