import { users } from '../accounts/users.ts';
import type { Context } from '../context/context.ts';
import { usernameKey } from '../contract/accounts/account.ts';
import { foldText } from '../contract/folding/fold-text.ts';
import { sortKey } from '../contract/folding/sort-key.ts';
import {
  type FilterName,
  type HasKind,
  isHasKind,
  type SearchText,
  type TypedFilter,
  typedDay,
} from '../contract/search/search-terms.ts';
import { conversations } from '../conversations/conversations.ts';
import { findDirect } from '../conversations/direct/find-direct.ts';
import { AppError, invalidField } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { dayStart } from './day-start.ts';
import type { MessageQuery } from './find/message-query.ts';

/** What is searched for, as a call gives it: filters may be typed in the text, or given by themselves. */
export interface SearchInput {
  readonly q: SearchText;
  readonly conversationId?: string | undefined;
  readonly from?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly has?: HasKind | undefined;
}

interface Resolved {
  readonly query: MessageQuery;
  /** Those of the caller's conversations that are searched. */
  readonly conversationIds: readonly string[];
}

/**
 * Looks up the names in the filters. `ownIds` are the caller's conversations: no other is searched, or known to be there.
 * Throws `not_found` for a conversation that is none of them, and `invalid` for a typed name that nobody has.
 */
export async function resolveQuery(
  ctx: Context,
  caller: Caller,
  input: SearchInput,
  ownIds: readonly string[],
): Promise<Resolved> {
  const { terms, filters } = input.q;
  if (input.conversationId !== undefined && !ownIds.includes(input.conversationId))
    throw new AppError('not_found');
  const typed = <T>(name: FilterName, read: (value: string) => Promise<T>) =>
    Promise.all(filters.filter((each) => each.name === name).map(({ value }) => read(value)));
  const [senders, places, befores, afters] = await Promise.all([
    typed('from', (name) => findSender(ctx, caller, name)),
    typed('in', (name) => findConversation(ctx, caller, name, ownIds)),
    typed('before', (value) => readDay(ctx, caller, value)),
    typed('after', (value) => readDay(ctx, caller, value)),
  ]);
  const wantedPlaces = [...places, ...listOf(input.conversationId)];
  return {
    query: {
      terms,
      senderIds: [...new Set([...senders, ...listOf(input.from)])],
      before: Math.min(Number.POSITIVE_INFINITY, ...befores, ...listOf(input.before).map(Date.parse)),
      after: Math.max(Number.NEGATIVE_INFINITY, ...afters, ...listOf(input.after).map(Date.parse)),
      has: [...typedKinds(filters), ...listOf(input.has)],
    },
    conversationIds: ownIds.filter((id) => wantedPlaces.every((wanted) => wanted === id)),
  };
}

const listOf = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

function typedKinds(filters: readonly TypedFilter[]): HasKind[] {
  return filters
    .filter(({ name }) => name === 'has')
    .map(({ value }) => value.toLowerCase())
    .filter(isHasKind);
}

/** The id of a person by their username, or by a display name that only they have. */
async function findSender(ctx: Context, caller: Caller, typed: string): Promise<string> {
  const id = await findPerson(ctx, typed);
  if (id !== null) return id;
  if (typed.toLowerCase() === 'me') return caller.userId;
  throw invalidField('q', `There is nobody called “${typed}”.`);
}

async function findPerson(ctx: Context, typed: string): Promise<string | null> {
  const name = typed.replace(/^@/, '');
  const byUsername = await users
    .in(ctx.db)
    .findOne({ usernameKey: usernameKey(name), username: name.toLowerCase() }, { projection: { _id: 1 } });
  if (byUsername) return byUsername._id;
  const named = await users
    .in(ctx.db)
    .find({ nameKey: sortKey(name) }, { projection: { _id: 1 }, limit: 2 })
    .toArray();
  return named.length === 1 ? (named[0]?._id ?? null) : null;
}

/** One of the caller's conversations: a room by its address or name, a direct one by the other person. */
async function findConversation(
  ctx: Context,
  caller: Caller,
  typed: string,
  ownIds: readonly string[],
): Promise<string> {
  const slug = typed.replace(/^#/, '').toLowerCase();
  const rooms = await conversations
    .in(ctx.db)
    .find({ _id: { $in: [...ownIds] }, kind: 'room' }, { projection: { 'room.slug': 1, 'room.name': 1 } })
    .toArray();
  const named = foldText(typed);
  const room =
    rooms.find((each) => each.room?.slug === slug) ??
    rooms.find((each) => foldText(each.room?.name ?? '') === named);
  if (room) return room._id;
  const userId = await findPerson(ctx, typed);
  const direct = userId === null ? null : await findDirect(ctx, caller, { userId });
  if (direct !== null && ownIds.includes(direct)) return direct;
  throw invalidField('q', `You have no conversation called “${typed}”.`);
}

/** When a typed day begins where the caller is. */
async function readDay(ctx: Context, caller: Caller, typed: string): Promise<number> {
  const day = typedDay(typed);
  if (day === null) throw invalidField('q', `“${typed}” is no day.`);
  const user = await users
    .in(ctx.db)
    .findOne({ _id: caller.userId }, { projection: { timeZone: 1, browserTimeZone: 1 } });
  return dayStart(day, user?.timeZone ?? user?.browserTimeZone ?? 'UTC');
}
