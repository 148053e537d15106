import type { Context } from '../../context/context.ts';
import { conversations } from '../../conversations/conversations.ts';
import { messages } from '../messages.ts';
import { repairConversation } from './write-message.ts';

/** How many conversations a start checks, those with the newest activity; any other is repaired by its next change. */
const CHECKED_MAX = 2_000;

/**
 * At start: brings the summary of each conversation up to its newest message, in case the process before died between
 * storing the message and updating the conversation. Its sender got no answer, but it is stored, so pages should
 * not have to wait for the next message to see it.
 */
export async function repairConversations(ctx: Context): Promise<void> {
  const newest = conversations
    .in(ctx.db)
    .find({}, { sort: { activityAt: -1 }, limit: CHECKED_MAX, projection: { revision: 1 } });
  for await (const { _id: conversationId, revision } of newest) {
    const last = await messages
      .in(ctx.db)
      .findOne({ conversationId, revision: { $gt: revision } }, { sort: { revision: -1 } });
    if (last) await repairConversation(ctx, last);
  }
}
