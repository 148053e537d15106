import type { Db } from 'mongodb';
import { defineCollection } from './collection.ts';
import { UnusableStore } from './unusable-store.ts';

/** Holds one document while a backup is being copied into this database. */
export const unfinishedRestores = defineCollection<{ _id: 'restore'; at: Date }>('unfinishedRestores', []);

/** Throws when a backup was not copied into this database to its end. */
export async function refuseUnfinished(db: Db): Promise<void> {
  if ((await unfinishedRestores.in(db).findOne({})) === null) return;
  throw new UnusableStore(
    'a backup was not restored into this database to its end. Run npm run restore again',
  );
}
