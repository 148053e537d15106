import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import type { Receipt } from '../../contract/conversations/message.ts';
import { type MemberDoc, members, STEPS_KEPT, type Step } from '../../conversations/members.ts';
import { summariesWritten } from '../../conversations/pending-summaries.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireMessage } from '../require-message.ts';

/**
 * The other members whom a message reached and who read it, with the times while they are kept. Those who joined after
 * it are left out, and those who hide their presence until they have read it. Throws `not_found`.
 */
export async function listReceipts(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<{ items: Receipt[] }> {
  const { message } = await requireMessage(ctx, caller, id);
  const { conversationId, senderId, seq } = message;
  await summariesWritten(ctx, [conversationId]);
  const docs = await members
    .in(ctx.db)
    .find(
      {
        conversationId,
        userId: { $ne: senderId },
        deliveredSeq: { $gte: seq },
        joinedSeq: { $lt: seq },
      },
      { sort: { place: 1 } },
    )
    .toArray();
  const hidden = await users.in(ctx.db).distinct('_id', {
    _id: { $in: docs.map(({ userId }) => userId), $ne: caller.userId },
    'settings.hidePresence': true,
  });
  const isHidden = new Set(hidden);
  const items = docs
    .map((doc) => toReceipt(doc, seq))
    .map((receipt) => (isHidden.has(receipt.userId) ? { ...receipt, deliveredAt: null } : receipt))
    .filter(({ userId, isRead }) => isRead || !isHidden.has(userId));
  return { items };
}

function toReceipt({ userId, readSeq, reads, deliveries }: MemberDoc, seq: number): Receipt {
  return { userId, isRead: readSeq >= seq, readAt: timeOf(reads, seq), deliveredAt: timeOf(deliveries, seq) };
}

/** When a position passed `seq`: null when it did not, or before the oldest step that is kept. */
export function timeOf(steps: readonly Step[], seq: number): string | null {
  const index = steps.findIndex((step) => step.seq >= seq);
  if (index === 0 && steps.length >= STEPS_KEPT) return null;
  return steps[index]?.at.toISOString() ?? null;
}
