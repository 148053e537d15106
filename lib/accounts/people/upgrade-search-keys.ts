import type { Context } from '../../context/context.ts';
import { sortKey } from '../../contract/folding/sort-key.ts';
import { blocksOf } from '../../store/blocks-of.ts';
import { upgradeOnce } from '../../store/upgrade-once.ts';
import { users } from '../users.ts';
import { searchKeysOf } from './search-keys.ts';

const AT_ONCE = 500;

/** Before anything is served: derives again by what people are sorted and found, which an earlier release derived otherwise. */
export async function upgradeSearchKeysOfPeople(ctx: Context): Promise<void> {
  await upgradeOnce(ctx.db, 'people-found-by-more', async () => {
    const people = users.in(ctx.db);
    const names = { size: AT_ONCE, projection: { username: 1, displayName: 1 } };
    // An erased account is found by nothing.
    for await (const docs of blocksOf(people, { searchKeys: { $ne: [] } }, names)) {
      await people.bulkWrite(
        docs.map(({ _id, username, displayName }) => ({
          updateOne: {
            filter: { _id, displayName },
            update: {
              $set: { nameKey: sortKey(displayName), searchKeys: searchKeysOf({ username, displayName }) },
            },
          },
        })),
        { ordered: false },
      );
    }
  });
}
