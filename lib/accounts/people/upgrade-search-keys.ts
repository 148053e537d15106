import type { Context } from '../../context/context.ts';
import { sortKey } from '../../contract/folding/sort-key.ts';
import { readAll } from '../../store/read-all.ts';
import { upgradeOnce } from '../../store/upgrade-once.ts';
import { users } from '../users.ts';
import { searchKeysOf } from './search-keys.ts';

const AT_ONCE = 500;

/** Before anything is served: derives again by what people are sorted and found, which an earlier release derived otherwise. */
export async function upgradeSearchKeysOfPeople(ctx: Context): Promise<void> {
  await upgradeOnce(ctx.db, 'people-found-by-more', async () => {
    const people = users.in(ctx.db);
    for (let after = ''; ; ) {
      const docs = await readAll(
        people.find(
          // An erased account is found by nothing.
          { _id: { $gt: after }, searchKeys: { $ne: [] } },
          { sort: { _id: 1 }, limit: AT_ONCE, projection: { username: 1, displayName: 1 } },
        ),
      );
      const last = docs.at(-1);
      if (!last) return;
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
      after = last._id;
    }
  });
}
