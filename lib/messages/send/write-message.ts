import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { claimNext } from '../../store/claim-next.ts';
import { type MessageDoc, messages } from '../messages.ts';
import { toMessage } from '../to-message.ts';
import { updateConversation } from './update-conversation.ts';

type MessageEvent = 'message:created' | 'message:updated' | 'message:deleted';

interface MessageWrite {
  readonly conversationId: string;
  readonly event: MessageEvent;
  /** The number of the message that is changed; 0 for a new one. */
  readonly above: number;
  /** Resolves to null when there was nothing to write. */
  write(revision: number): Promise<MessageDoc | null>;
}

/**
 * Writes one change of a conversation's messages under the conversation's next number, updates the conversation, and
 * publishes the change before the next one is written.
 */
export async function writeMessage(ctx: Context, change: MessageWrite): Promise<MessageDoc | null> {
  const { conversationId, event, above, write } = change;
  return await claimNext(ctx, {
    counter: `conversation:${conversationId}`,
    fields: ['seq', 'revisions'],
    above,
    readNewest: () => newestRevision(ctx, conversationId),
    write,
    publish: async (doc) => {
      if (!doc) return;
      await updateConversation(ctx, doc);
      await publishFact(ctx.bus, 'message', { event, message: toMessage(doc) });
    },
  });
}

/** Updates the conversation and publishes a stored change, if a crash or a lost store kept that from happening. */
export async function repairConversation(ctx: Context, doc: MessageDoc): Promise<void> {
  if (!(await updateConversation(ctx, doc))) return;
  const event = doc.deletedAt
    ? 'message:deleted'
    : doc.revisions.length > 1
      ? 'message:updated'
      : 'message:created';
  await publishFact(ctx.bus, 'message', { event, message: toMessage(doc) });
}

/** The newest number of a conversation, 0 while there are no messages. */
export async function newestRevision(ctx: Context, conversationId: string): Promise<number> {
  const newest = await messages
    .in(ctx.db)
    .findOne({ conversationId }, { sort: { revision: -1 }, projection: { revision: 1 } });
  return newest?.revision ?? 0;
}
