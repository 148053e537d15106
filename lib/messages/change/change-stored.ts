import type { Context } from '../../context/context.ts';
import { type MessageDoc, messages } from '../messages.ts';
import { writeMessage } from '../send/write-message.ts';

interface StoredChange {
  readonly id: string;
  readonly event: 'message:updated' | 'message:deleted';
  /** What to set, or null when nothing changes. Called again when another change came between. */
  decide(message: MessageDoc): Promise<Partial<MessageDoc> | null>;
}

/**
 * Changes a message for the server itself, whose right was decided before: one guarded update under the conversation's next number.
 * Resolves to the message as it was, or null when nothing changed: also for one that does not exist, and for a line about the room.
 */
export async function changeStored(
  ctx: Context,
  { id, event, decide }: StoredChange,
): Promise<MessageDoc | null> {
  return await ctx.serialize(`message:${id}`, async () => {
    for (;;) {
      const message = await messages.in(ctx.db).findOne({ _id: id });
      if (!message || message.event) return null;
      const set = await decide(message);
      if (!set) return null;
      const written = await writeMessage(ctx, { event, before: message, set });
      if (written) return message;
    }
  });
}
