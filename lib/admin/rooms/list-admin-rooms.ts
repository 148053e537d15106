import { wordsFilter } from '../../accounts/people/search-keys.ts';
import type { Context } from '../../context/context.ts';
import type { AdminRoom } from '../../contract/admin/room.ts';
import { termsOfQuery } from '../../contract/folding/name-terms.ts';
import type { Page } from '../../contract/values/paging.ts';
import { type ConversationDoc, conversations } from '../../conversations/conversations.ts';
import { afterName, namePage } from '../../store/name-page.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireAdmin } from '../require-admin.ts';
import { toAdminRooms } from './to-admin-rooms.ts';

interface ListAdminRooms {
  readonly query?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page of all rooms by name, private ones as well: what they are, not what is said in them. Throws `not_found`. */
export async function listAdminRooms(
  ctx: Context,
  caller: Caller,
  { query = '', limit = 50, cursor }: ListAdminRooms,
): Promise<Page<AdminRoom>> {
  requireAdmin(caller);
  const search = query.trim() === '' ? {} : wordsFilter('room.searchKeys', termsOfQuery(query));
  const after = afterName<ConversationDoc>('room.nameKey', cursor);
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
  const { page, nextCursor } = namePage(docs, limit, ({ room }) => room?.nameKey);
  return {
    items: await toAdminRooms(ctx, page),
    nextCursor,
  };
}
