import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { claimNext } from '../../store/claim-next.ts';
import { type MessageDoc, messages } from '../messages.ts';
import { toMessage } from '../to-message.ts';
import { newestKeys } from './stored-seqs.ts';
import { followMessage } from './write-summaries.ts';

type MessageEvent = 'message:updated' | 'message:deleted';

interface MessageWrite {
  readonly event: MessageEvent;
  /** The message as it was when the change was decided on. */
  readonly before: MessageDoc;
  readonly set: Partial<MessageDoc>;
}

/**
 * Writes one change of a message under the conversation's next number, and publishes it before the next one is written. The
 * conversation's summary follows by itself. Resolves to the message as it is; to null, with nothing written, when another change
 * came between.
 */
export async function writeMessage(
  ctx: Context,
  { event, before, set }: MessageWrite,
): Promise<MessageDoc | null> {
  const { _id, conversationId } = before;
  return await claimNext(ctx, {
    counter: newestKeys.revision(conversationId),
    fields: ['seq', 'revisions'],
    above: before.revision,
    readNewest: () => newestRevision(ctx, conversationId),
    write: (revision) =>
      messages
        .in(ctx.db)
        .findOneAndUpdate(
          { _id, conversationId, revision: before.revision },
          { $set: { ...set, revision }, $push: { revisions: revision } },
          { returnDocument: 'after' },
        ),
    publish: async (doc) => {
      if (!doc) return;
      followMessage(ctx, { doc, isNew: false, endsMentions: endsSome(before, doc) });
      await publishFact(ctx.bus, 'message', { event, message: toMessage(doc) });
    },
  });
}

/** Whether one who was mentioned may not be any more. */
function endsSome(before: MessageDoc, doc: MessageDoc): boolean {
  if (doc.mentionGroup === 'all') return false;
  return before.mentionGroup === 'all' || before.mentions.some((userId) => !doc.mentions.includes(userId));
}

/** The newest number of a conversation, 0 while there are no messages. */
export async function newestRevision(ctx: Context, conversationId: string): Promise<number> {
  const newest = await messages
    .in(ctx.db)
    .findOne({ conversationId }, { sort: { revision: -1 }, projection: { revision: 1 } });
  return newest?.revision ?? 0;
}
