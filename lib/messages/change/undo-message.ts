import type { Context } from '../../context/context.ts';
import { UNDO_MS } from '../../contract/conversations/message-rules.ts';
import { summariesWritten } from '../../conversations/pending-summaries.ts';
import { publishConversationUpdated } from '../../conversations/publish-conversation.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { canChangeMessage } from '../policy.ts';
import { isReadByOthers } from '../read-positions/is-read-by-others.ts';
import { DELETES_UNTIL } from './change-limits.ts';
import { changeMessage } from './change-message.ts';
import { emptied } from './delete-message.ts';
import { doubtContentOf, endContentOf } from './end-content.ts';

/** The time that the request itself takes does not count against the writer. */
const GRACE_MS = 2_000;

/**
 * Undoes the caller's own message within seconds of sending, while no one has read it: no trace of it is shown.
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
      await doubtContentOf(ctx, message);
      return { ...emptied(now), isUndone: true };
    },
    follow: (before) => endContentOf(ctx, before),
  });
  // What is last and what is unread changed with it, for processes that read it from the store, too.
  await summariesWritten(ctx, [conversationId]);
  await publishConversationUpdated(ctx, conversationId);
}
