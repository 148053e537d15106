import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { claimNext } from '../../store/claim-next.ts';
import { type MessageDoc, messages } from '../messages.ts';
import { toMessage } from '../to-message.ts';
import { follow } from './update-conversation.ts';

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
 * Writes one change of a conversation's messages under the conversation's next number, lets the conversation follow,
 * and tells everybody before the next change is written.
 */
export async function writeMessage(ctx: Context, change: MessageWrite): Promise<MessageDoc | null> {
  const { conversationId, event, above, write } = change;
  return await claimNext(ctx, {
    counter: `conversation:${conversationId}`,
    fields: ['seq', 'revisions'],
    above,
    readHead: () => newestRevision(ctx, conversationId),
    write,
    publish: async (doc) => {
      if (!doc) return;
      await follow(ctx, doc);
      await publishFact(ctx.bus, 'message', { event, message: toMessage(doc) });
    },
  });
}

/** Makes good what a crash or a lost store kept from following a stored change: nobody was told of it either. */
export async function settle(ctx: Context, doc: MessageDoc): Promise<void> {
  if (!(await follow(ctx, doc))) return;
  const event = doc.deletedAt
    ? 'message:deleted'
    : doc.revisions.length > 1
      ? 'message:updated'
      : 'message:created';
  await publishFact(ctx.bus, 'message', { event, message: toMessage(doc) });
}

/** The newest number of a conversation, 0 while nothing was said. */
export async function newestRevision(ctx: Context, conversationId: string): Promise<number> {
  const newest = await messages
    .in(ctx.db)
    .findOne({ conversationId }, { sort: { revision: -1 }, projection: { revision: 1 } });
  return newest?.revision ?? 0;
}
