import type { Context } from '../../context/context.ts';
import { readAll } from '../../store/read-all.ts';
import { upgradeOnce } from '../../store/upgrade-once.ts';
import { conversations } from '../conversations.ts';
import { roomSearchTerms } from './room-search-terms.ts';

const AT_ONCE = 500;

/** Before anything is served: derives again by what rooms are sorted and found, which an earlier release derived otherwise. */
export async function upgradeSearchKeysOfRooms(ctx: Context): Promise<void> {
  await upgradeOnce(ctx.db, 'rooms-found-by-more', async () => {
    const all = conversations.in(ctx.db);
    for (let after = ''; ; ) {
      const docs = await readAll(
        all.find(
          { _id: { $gt: after }, 'room.nameKey': { $exists: true } },
          { sort: { _id: 1 }, limit: AT_ONCE, projection: { room: 1 } },
        ),
      );
      const last = docs.at(-1);
      if (!last) return;
      await all.bulkWrite(
        docs.flatMap(({ _id, room }) => {
          if (!room) return [];
          const { nameKey, searchKeys } = roomSearchTerms(room);
          const set = { 'room.nameKey': nameKey, 'room.searchKeys': searchKeys };
          return [{ updateOne: { filter: { _id, 'room.name': room.name }, update: { $set: set } } }];
        }),
        { ordered: false },
      );
      after = last._id;
    }
  });
}
