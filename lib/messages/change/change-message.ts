import type { Context } from '../../context/context.ts';
import type { Message } from '../../contract/conversations/message.ts';
import type { Rights } from '../../conversations/rights.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { MessageDoc } from '../messages.ts';
import { requireMessage } from '../require-message.ts';
import { repairConversation } from '../send/repair-conversations.ts';
import { writeMessage } from '../send/write-message.ts';
import { toMessage } from '../to-message.ts';

type Found = Rights & { readonly message: MessageDoc };

interface Change {
  readonly id: string;
  readonly event: 'message:updated' | 'message:deleted';
  /** How many changes the message may have had: each number it ever took stays in its document. */
  readonly changesMax: number;
  /** What to set, or null when nothing changes. Throws to refuse. Called again when another change came between. */
  decide(found: Found): Promise<Partial<MessageDoc> | null>;
  /** What follows once it is stored, with the message as it was before, and as it is. */
  follow?(before: MessageDoc, after: MessageDoc): Promise<void>;
}

/**
 * Changes a message that the caller can see: one guarded update of its document under the conversation's next number.
 * Changes of one message take turns in this process, so that many at once do not keep overtaking each other.
 * Throws `not_found`, `forbidden` (a line about the room), `too_many_changes` and whatever `decide` throws.
 */
export async function changeMessage(
  ctx: Context,
  caller: Caller,
  { id, event, changesMax, decide, follow }: Change,
): Promise<Message> {
  return await ctx.serialize(`message:${id}`, async () => {
    for (;;) {
      const found = await requireMessage(ctx, caller, id);
      const { message } = found;
      if (message.event) throw new AppError('forbidden');
      const set = await decide(found);
      if (!set) {
        // A repeat of what is stored, though a crash may have kept it from being published.
        await repairConversation(ctx, message.conversationId);
        return toMessage(message);
      }
      if (message.revisions.length >= changesMax) throw new AppError('too_many_changes');
      const written = await writeMessage(ctx, { event, before: message, set });
      if (!written) continue;
      await follow?.(message, written);
      return toMessage(written);
    }
  });
}
