import type { Context } from '../context/context.ts';
import { conversations } from '../conversations/conversations.ts';
import { otherOfPair } from '../conversations/direct/pair-of.ts';
import { requireMessage } from '../messages/require-message.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { getQuiet } from './get-quiet.ts';
import { noticesOf } from './running-notices.ts';
import { noticeId, notices } from './stored/notices.ts';

/**
 * Notifies the other person of the caller's own direct message, which is held until their quiet hours end. The same again changes
 * nothing. Throws `not_found`, `forbidden` for a message of another person, and `not_allowed_now` where they do not allow it.
 */
export async function notifyAnyway(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<void> {
  const { message } = await requireMessage(ctx, caller, id);
  if (message.senderId !== caller.userId) throw new AppError('forbidden');
  const conversation = await conversations
    .in(ctx.db)
    .findOne({ _id: message.conversationId }, { projection: { pair: 1 } });
  if (conversation?.pair === undefined) throw new AppError('not_allowed_now');
  const otherId = otherOfPair(conversation.pair, caller.userId);
  const { until, allowsUrgent } = await getQuiet(ctx, caller, { id: otherId });
  if (until === null || !allowsUrgent) throw new AppError('not_allowed_now');
  await notices
    .in(ctx.db)
    .updateOne(
      { _id: noticeId(id, otherId), what: 'held' },
      { $set: { what: 'waiting', isUrgent: true, dueAt: ctx.now() } },
    );
  noticesOf(ctx).wake();
}
