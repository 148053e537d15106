import type { Context } from '../../context/context.ts';
import { conversations } from '../../conversations/conversations.ts';
import { messages } from '../messages.ts';
import { settle } from './write-message.ts';

/** As many conversations as a start looks at, those with the newest activity first; every other follows its next change. */
const LOOKED_AT = 2_000;

/**
 * At start: lets each conversation follow its newest message, should the process before have died between the two.
 * Nobody was promised such a message, but it is stored, so pages must not have to wait for the next one to see it.
 */
export async function settleConversations(ctx: Context): Promise<void> {
  const newest = conversations
    .in(ctx.db)
    .find({}, { sort: { activityAt: -1 }, limit: LOOKED_AT, projection: { revision: 1 } });
  for await (const { _id: conversationId, revision } of newest) {
    const last = await messages
      .in(ctx.db)
      .findOne({ conversationId, revision: { $gt: revision } }, { sort: { revision: -1 } });
    if (last) await settle(ctx, last);
  }
}
