import { z } from 'zod';
import { wordsFilter } from '../../accounts/people/search-keys.ts';
import type { Context } from '../../context/context.ts';
import { searchTermsOf } from '../../contract/contacts/contact-search.ts';
import type { Room } from '../../contract/conversations/room.ts';
import type { Page } from '../../contract/values/paging.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import type { Caller } from '../../use-case/caller.ts';
import { conversations } from '../conversations.ts';
import { conversationIdsOf } from '../list-conversations.ts';
import { toRoom } from './to-room.ts';

interface ListRooms {
  readonly query?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 50;
const cursorSchema = z.tuple([z.string(), z.string()]);

/**
 * One page of the lobby, by name: the public rooms, and the private ones that the caller is in. A search finds by the
 * beginnings of the words of names and topics.
 */
export async function listRooms(
  ctx: Context,
  caller: Caller,
  { query = '', limit = DEFAULT_LIMIT, cursor }: ListRooms,
): Promise<Page<Room>> {
  const search = query.trim() === '' ? {} : wordsFilter('room.searchKeys', searchTermsOf(query));
  const after = cursor === undefined ? {} : afterCursor(cursor);
  if (search === null) return { items: [], nextCursor: null };
  const own = await conversationIdsOf(ctx, caller.userId);
  const seen = { $or: [{ 'room.visibility': 'public' as const }, { _id: { $in: own } }] };
  const docs = await conversations
    .in(ctx.db)
    .find(
      { $and: [{ 'room.nameKey': { $exists: true } }, seen, search, after] },
      { sort: { 'room.nameKey': 1, _id: 1 }, limit: limit + 1 },
    )
    .toArray();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  const mine = new Set(own);
  return {
    items: page.flatMap((doc) => (doc.room ? [toRoom(doc, doc.room, mine.has(doc._id))] : [])),
    nextCursor: last?.room && docs.length > limit ? encodeCursor([last.room.nameKey, last._id]) : null,
  };
}

function afterCursor(cursor: string) {
  const [key, id] = decodeCursor(cursor, cursorSchema);
  return { 'room.nameKey': { $gte: key }, $or: [{ 'room.nameKey': { $gt: key } }, { _id: { $gt: id } }] };
}
