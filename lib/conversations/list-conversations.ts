import { z } from 'zod';
import type { Context } from '../context/context.ts';
import { processState } from '../context/process-state.ts';
import type { Conversation } from '../contract/conversations/conversation.ts';
import type { Page } from '../contract/values/paging.ts';
import { gatherCalls } from '../process/gather-calls.ts';
import { decodeCursor, encodeCursor } from '../store/cursor.ts';
import { readAll } from '../store/read-all.ts';
import type { Caller } from '../use-case/caller.ts';
import { conversations } from './conversations.ts';
import { members } from './members.ts';
import { summariesWritten } from './pending-summaries.ts';
import { toConversations } from './to-conversation.ts';

interface ListConversations {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 50;

/** The caller's conversations, newest activity first. */
export async function listConversations(
  ctx: Context,
  caller: Caller,
  { limit = DEFAULT_LIMIT, cursor }: ListConversations,
): Promise<Page<Conversation>> {
  const after = cursor === undefined ? {} : afterCursor(cursor);
  const ids = await conversationIdsOf(ctx, caller.userId);
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
  return {
    items: await toConversations(ctx, page, caller.userId),
    nextCursor: last && docs.length > limit ? encodeCursor([last.activityAt.getTime(), last._id]) : null,
  };
}

function afterCursor(cursor: string) {
  const [time, id] = decodeCursor(cursor, z.tuple([z.number(), z.string()]));
  const at = new Date(time);
  return { activityAt: { $lte: at }, $or: [{ activityAt: { $lt: at } }, { _id: { $lt: id } }] };
}

/** The ids of every conversation that a person is a member of. */
export async function conversationIdsOf(ctx: Context, userId: string): Promise<string[]> {
  return (await conversationIds(ctx)([userId])).get(userId) ?? [];
}

const conversationIds = processState('conversation-ids', (ctx) =>
  gatherCalls(async (userIds: string[]) => {
    const found = await members
      .in(ctx.db)
      .find({ userId: { $in: userIds } }, { projection: { userId: 1, conversationId: 1 } })
      .toArray();
    const ids = new Map<string, string[]>(userIds.map((userId) => [userId, []]));
    for (const { userId, conversationId } of found) ids.get(userId)?.push(conversationId);
    return ids;
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
  return await readRevisions(ctx, await conversationIdsOf(ctx, userId));
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
      .find({ _id: { $in: ids } }, { projection: { revision: 1, version: 1, pair: 1, blockedBy: 1 } })
      .toArray();
    return new Map<string, ConversationRevision>(
      docs.map(({ _id, revision, version, pair, blockedBy }) => [
        _id,
        { conversationId: _id, revision, version, pair, blockedBy },
      ]),
    );
  }),
);
