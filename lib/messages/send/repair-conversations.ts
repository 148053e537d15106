import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { conversations } from '../../conversations/conversations.ts';
import { summariesWritten } from '../../conversations/pending-summaries.ts';
import { listed, messages } from '../messages.ts';
import { messageFact } from './message-fact.ts';
import { repairSummary } from './write-summaries.ts';

/** A start checks the conversations of so many newest messages, and so many with the newest activity. */
const CHECKED_MAX = { messages: 5_000, conversations: 2_000 } as const;

/**
 * At start: brings the summary of each conversation up to its newest message, in case the process before died after
 * storing the message. Pages should not have to wait for the next message to see it; any conversation that is not
 * checked is repaired by its next change.
 */
export async function repairConversations(ctx: Context): Promise<void> {
  for (const id of await conversationsOfNewest(ctx)) await repairConversation(ctx, id);
  const active = conversations
    .in(ctx.db)
    .find({}, { sort: { activityAt: -1 }, limit: CHECKED_MAX.conversations, projection: { revision: 1 } });
  for await (const { _id, revision } of active) {
    const missing = await messages
      .in(ctx.db)
      .findOne({ conversationId: _id, revision: { $gt: revision } }, { projection: { _id: 1 } });
    if (missing) await repairConversation(ctx, _id);
  }
}

/**
 * The conversations that are behind one of the newest messages. Ids sort by time, so a conversation is found in which
 * nothing had been written for long.
 */
async function conversationsOfNewest(ctx: Context): Promise<string[]> {
  const newest = await messages
    .in(ctx.db)
    .find(
      {},
      {
        sort: { _id: -1 },
        limit: CHECKED_MAX.messages,
        projection: { conversationId: 1, revision: 1 },
      },
    )
    .toArray();
  const revisions = new Map<string, number>();
  for (const { conversationId, revision } of newest) {
    revisions.set(conversationId, Math.max(revision, revisions.get(conversationId) ?? 0));
  }
  const stored = await conversations
    .in(ctx.db)
    .find({ _id: { $in: [...revisions.keys()] } }, { projection: { revision: 1 } })
    .toArray();
  return stored.filter(({ _id, revision }) => revision < (revisions.get(_id) ?? 0)).map(({ _id }) => _id);
}

/** Repairs the summary and publishes the newest change, if a crash kept that from happening. */
export async function repairConversation(ctx: Context, conversationId: string): Promise<void> {
  await summariesWritten(ctx, [conversationId]);
  if (!(await repairSummary(ctx, conversationId))) return;
  const newest = await messages
    .in(ctx.db)
    .findOne({ conversationId }, { sort: { revision: -1 }, projection: listed });
  if (newest) await publishFact(ctx.bus, 'message', messageFact(newest));
}
