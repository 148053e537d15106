import { z } from 'zod';
import { wordsFilter } from '../../accounts/people/search-keys.ts';
import type { Context } from '../../context/context.ts';
import type { AdminRoom } from '../../contract/admin/room.ts';
import { searchTermsOf } from '../../contract/contacts/contact-search.ts';
import type { Page } from '../../contract/values/paging.ts';
import { conversations } from '../../conversations/conversations.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireAdmin } from '../require-admin.ts';
import { toAdminRooms } from './to-admin-rooms.ts';

interface ListAdminRooms {
  readonly query?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const cursorSchema = z.tuple([z.string(), z.string()]);

/** One page of all rooms by name, private ones as well: what they are, not what is said in them. Throws `not_found`. */
export async function listAdminRooms(
  ctx: Context,
  caller: Caller,
  { query = '', limit = 50, cursor }: ListAdminRooms,
): Promise<Page<AdminRoom>> {
  requireAdmin(caller);
  const search = query.trim() === '' ? {} : wordsFilter('room.searchKeys', searchTermsOf(query));
  const after = cursor === undefined ? {} : afterCursor(cursor);
  if (search === null) return { items: [], nextCursor: null };
  const docs = await conversations
    .in(ctx.db)
    .find(
      {
        $and: [
          { 'room.nameKey': { $exists: true } },
          { 'room.deletedAt': { $exists: false } },
          search,
          after,
        ],
      },
      { sort: { 'room.nameKey': 1, _id: 1 }, limit: limit + 1 },
    )
    .toArray();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await toAdminRooms(ctx, page),
    nextCursor: last?.room && docs.length > limit ? encodeCursor([last.room.nameKey, last._id]) : null,
  };
}

function afterCursor(cursor: string) {
  const [key, id] = decodeCursor(cursor, cursorSchema);
  return { 'room.nameKey': { $gte: key }, $or: [{ 'room.nameKey': { $gt: key } }, { _id: { $gt: id } }] };
}
