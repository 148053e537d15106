import type { Context } from '../../context/context.ts';
import { UNDO_MS } from '../../contract/conversations/message.ts';
import { publishConversationUpdated } from '../../conversations/publish-conversation.ts';
import { isReadByOthers } from '../../conversations/read-positions/is-read-by-others.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { canChangeMessage } from '../policy.ts';
import { DELETES_UNTIL } from './change-limits.ts';
import { changeMessage } from './change-message.ts';
import { emptied } from './delete-message.ts';

/** The way of the request is not the writer's fault. */
const GRACE_MS = 2_000;

/**
 * Takes the caller's own message back within seconds of sending: nobody has read it, so nobody sees a trace.
 * Throws `not_found`, `forbidden`, `too_late`, `already_read`; the message then stays.
 */
export async function undoMessage(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<void> {
  const { conversationId } = await changeMessage(ctx, caller, {
    id,
    event: 'message:deleted',
    changesMax: DELETES_UNTIL,
    decide: async ({ message }) => {
      if (!canChangeMessage(caller, message)) throw new AppError('forbidden');
      if (message.deletedAt) return null;
      const now = ctx.now();
      if (now.getTime() - message.createdAt.getTime() > UNDO_MS + GRACE_MS) throw new AppError('too_late');
      const { conversationId, senderId, seq } = message;
      if (await isReadByOthers(ctx, { conversationId, userId: senderId, seq }))
        throw new AppError('already_read');
      return { ...emptied(now), isUndone: true };
    },
  });
  // What is last and what is unread changed with it.
  await publishConversationUpdated(ctx, conversationId);
}
