import { z } from 'zod';
import type { Context } from '../context/context.ts';
import { processState } from '../context/process-state.ts';
import type { Conversation } from '../contract/conversations/conversation.ts';
import { byPin } from '../contract/conversations/pin-order.ts';
import type { Page } from '../contract/values/paging.ts';
import { gatherCalls } from '../process/gather-calls.ts';
import { decodeCursor, encodeCursor } from '../store/cursor.ts';
import { readAll } from '../store/read-all.ts';
import type { Caller } from '../use-case/caller.ts';
import { conversations } from './conversations.ts';
import { type MemberDoc, members } from './members.ts';
import { summariesWritten } from './pending-summaries.ts';
import { toConversations } from './to-conversation.ts';

interface ListConversations {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 50;
/** Small documents that come in one answer; without it the first has 101. */
const BATCH = 1_000;

/** A page of a person's conversations. */
interface ConversationPage extends Page<Conversation> {
  /** All that they pinned, in their order. */
  pinnedIds: string[];
  /** With the first page: all their conversations that are not on it, so that a page of the app notices which are gone. */
  otherIds?: string[];
}

/** The caller's conversations, newest activity first. */
export async function listConversations(
  ctx: Context,
  caller: Caller,
  { limit = DEFAULT_LIMIT, cursor }: ListConversations,
): Promise<ConversationPage> {
  const after = cursor === undefined ? {} : afterCursor(cursor);
  const memberships = await membershipsOf(ctx, caller.userId);
  const ids = memberships.map(({ conversationId }) => conversationId);
  await summariesWritten(ctx, ids);
  const docs = await readAll(
    conversations
      .in(ctx.db)
      .find(
        { $and: [{ _id: { $in: ids } }, after] },
        { sort: { activityAt: -1, _id: -1 }, limit: limit + 1 },
      ),
  );
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  const listed = new Set(page.map(({ _id }) => _id));
  return {
    items: await toConversations(ctx, page, caller.userId),
    nextCursor: last && docs.length > limit ? encodeCursor([last.activityAt.getTime(), last._id]) : null,
    pinnedIds: pinnedAmong(memberships),
    ...(cursor === undefined && { otherIds: ids.filter((id) => !listed.has(id)) }),
  };
}

/** The caller's first page, and what they pinned, however long nothing happened in it. */
export async function listFirstConversations(
  ctx: Context,
  caller: Caller,
  limit: number,
): Promise<Conversation[]> {
  const { items, pinnedIds } = await listConversations(ctx, caller, { limit });
  const listed = new Set(items.map(({ id }) => id));
  const quiet = pinnedIds.filter((id) => !listed.has(id));
  if (quiet.length === 0) return items;
  const docs = await readAll(conversations.in(ctx.db).find({ _id: { $in: quiet } }));
  return [...items, ...(await toConversations(ctx, docs, caller.userId))];
}

function afterCursor(cursor: string) {
  const [time, id] = decodeCursor(cursor, z.tuple([z.number(), z.string()]));
  const at = new Date(time);
  return { activityAt: { $lte: at }, $or: [{ activityAt: { $lt: at } }, { _id: { $lt: id } }] };
}

/** The ids of every conversation that a person is a member of. One list costs the store less than a document for each. */
export async function conversationIdsOf(ctx: Context, userId: string): Promise<string[]> {
  return await members.in(ctx.db).distinct('conversationId', { userId });
}

/** The same of a person who arrives: asked for together with others who arrive at the same moment. */
export async function gatherConversationIds(ctx: Context, userId: string): Promise<string[]> {
  return (await membershipsOf(ctx, userId)).map(({ conversationId }) => conversationId);
}

/** The ids of what a person pinned to the top of their list, in their order. */
export async function pinnedIdsOf(ctx: Context, userId: string): Promise<string[]> {
  return pinnedAmong(await membershipsOf(ctx, userId));
}

type Membership = Pick<MemberDoc, 'conversationId' | 'pinnedAt'>;

function pinnedAmong(memberships: readonly Membership[]): string[] {
  return memberships
    .flatMap(({ conversationId: id, pinnedAt }) => (pinnedAt ? [{ id, at: pinnedAt.toISOString() }] : []))
    .sort(byPin)
    .map(({ id }) => id);
}

async function membershipsOf(ctx: Context, userId: string): Promise<Membership[]> {
  return (await memberships(ctx)([userId])).get(userId) ?? [];
}

const memberships = processState('memberships', (ctx) =>
  gatherCalls(async (userIds: string[]) => {
    const found = await members
      .in(ctx.db)
      .find(
        { userId: { $in: userIds } },
        { projection: { userId: 1, conversationId: 1, pinnedAt: 1 }, batchSize: BATCH },
      )
      .toArray();
    const of = new Map<string, Membership[]>(userIds.map((userId) => [userId, []]));
    for (const { userId, conversationId, pinnedAt } of found)
      of.get(userId)?.push({ conversationId, pinnedAt: pinnedAt ?? null });
    return of;
  }),
);

/** A conversation's latest numbers. */
export interface ConversationRevision {
  readonly conversationId: string;
  readonly revision: number;
  readonly version: number;
  /** The two people of a direct conversation in one key; absent in a room. */
  readonly pair?: string | undefined;
  /** Who of the two blocks the other; absent where neither does. */
  readonly blockedBy?: readonly string[] | undefined;
}

/** The id and latest numbers of every conversation that a person is a member of, for their live connections. */
export async function listConversationRevisions(
  ctx: Context,
  userId: string,
): Promise<ConversationRevision[]> {
  return await readRevisions(ctx, await gatherConversationIds(ctx, userId));
}

/** The latest numbers of these conversations. */
export async function readRevisions(
  ctx: Context,
  conversationIds: readonly string[],
): Promise<ConversationRevision[]> {
  if (conversationIds.length === 0) return [];
  await summariesWritten(ctx, conversationIds);
  const latest = await revisions(ctx)(conversationIds);
  return conversationIds.flatMap((id) => latest.get(id) ?? []);
}

const revisions = processState('conversation-revisions', (ctx) =>
  gatherCalls(async (ids: string[]) => {
    const docs = await conversations
      .in(ctx.db)
      .find(
        { _id: { $in: ids } },
        { projection: { revision: 1, version: 1, pair: 1, blockedBy: 1 }, batchSize: BATCH },
      )
      .toArray();
    return new Map<string, ConversationRevision>(
      docs.map(({ _id, revision, version, pair, blockedBy }) => [
        _id,
        { conversationId: _id, revision, version, pair, blockedBy },
      ]),
    );
  }),
);
