import type { Context } from '../../context/context.ts';
import { blocksOf } from '../../store/blocks-of.ts';
import { upgradeOnce } from '../../store/upgrade-once.ts';
import { conversations } from '../conversations.ts';
import { roomSearchTerms } from './room-search-terms.ts';

const AT_ONCE = 500;

/** Before anything is served: derives again by what rooms are sorted and found, which an earlier release derived otherwise. */
export async function upgradeSearchKeysOfRooms(ctx: Context): Promise<void> {
  await upgradeOnce(ctx.db, 'rooms-found-by-more', async () => {
    const all = conversations.in(ctx.db);
    const rooms = { size: AT_ONCE, projection: { room: 1 } };
    for await (const docs of blocksOf(all, { 'room.nameKey': { $exists: true } }, rooms)) {
      await all.bulkWrite(
        docs.flatMap(({ _id, room }) => {
          if (!room) return [];
          const { nameKey, searchKeys } = roomSearchTerms(room);
          const set = { 'room.nameKey': nameKey, 'room.searchKeys': searchKeys };
          return [{ updateOne: { filter: { _id, 'room.name': room.name }, update: { $set: set } } }];
        }),
        { ordered: false },
      );
    }
  });
}
