import { z } from 'zod';
import { peopleFilter } from '../../accounts/people/search-keys.ts';
import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import type { Member } from '../../contract/conversations/conversation.ts';
import type { Page } from '../../contract/values/paging.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import type { Caller } from '../../use-case/caller.ts';
import { members, withoutSteps } from '../members.ts';
import { requireMember } from '../require-member.ts';
import { namesOf, toMember } from '../to-conversation.ts';

interface ListMembers {
  readonly conversationId: string;
  readonly query?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 50;

/** The members of one of the caller's conversations, in the order of `place`. A search finds by name, as among people. */
export async function listMembers(
  ctx: Context,
  caller: Caller,
  { conversationId, query = '', limit = DEFAULT_LIMIT, cursor }: ListMembers,
): Promise<Page<Member>> {
  await requireMember(ctx, caller, conversationId);
  const [after] = cursor === undefined ? [0] : decodeCursor(cursor, z.tuple([z.number()]));
  const named = await idsNamed(ctx, conversationId, query);
  const docs = await members
    .in(ctx.db)
    .find(
      { conversationId, place: { $gt: after }, ...(named ? { userId: { $in: named } } : {}) },
      { sort: { place: 1 }, limit: limit + 1, projection: withoutSteps },
    )
    .toArray();
  const page = docs.slice(0, limit);
  const names = await namesOf(ctx, page);
  const last = page.at(-1);
  return {
    items: page.map((doc) => toMember(doc, names, caller.userId)),
    nextCursor: last && docs.length > limit ? encodeCursor([last.place]) : null,
  };
}

/** The members whom a search names, or null for an empty search. */
async function idsNamed(ctx: Context, conversationId: string, query: string): Promise<string[] | null> {
  if (query.trim() === '') return null;
  const search = peopleFilter(query);
  if (search === null) return [];
  const all = await members
    .in(ctx.db)
    .find({ conversationId }, { projection: { userId: 1 } })
    .toArray();
  const found = await users
    .in(ctx.db)
    .find({ $and: [{ _id: { $in: all.map(({ userId }) => userId) } }, search] }, { projection: { _id: 1 } })
    .toArray();
  return found.map((user) => user._id);
}
