import { wordsFilter } from '../../accounts/people/search-keys.ts';
import type { Context } from '../../context/context.ts';
import type { Room } from '../../contract/conversations/room.ts';
import { termsOfQuery } from '../../contract/folding/name-terms.ts';
import type { Page } from '../../contract/values/paging.ts';
import { afterName, namePage } from '../../store/name-page.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ConversationDoc, conversations } from '../conversations.ts';
import { conversationIdsOf } from '../list-conversations.ts';
import { toRoom } from './to-room.ts';

interface ListRooms {
  readonly query?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 50;
/**
 * One page of the lobby, by name: the public rooms, and the private ones that the caller is in. A search finds by the
 * beginnings of the words of names and topics.
 */
export async function listRooms(
  ctx: Context,
  caller: Caller,
  { query = '', limit = DEFAULT_LIMIT, cursor }: ListRooms,
): Promise<Page<Room>> {
  const search = query.trim() === '' ? {} : wordsFilter('room.searchKeys', termsOfQuery(query));
  const after = afterName<ConversationDoc>('room.nameKey', cursor);
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
  const { page, nextCursor } = namePage(docs, limit, ({ room }) => room?.nameKey);
  const mine = new Set(own);
  return {
    items: page.flatMap((doc) => (doc.room ? [toRoom(doc, doc.room, mine.has(doc._id))] : [])),
    nextCursor,
  };
}
