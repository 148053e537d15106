import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { MemberHead } from '../members/members.ts';
import { requireMember } from '../members/require-member.ts';
import { advanceMark, type Mark } from './advance-position.ts';
import { clearUnreadFrom } from './mark-unread-from.ts';

interface MoveMark {
  readonly conversationId: string;
  readonly seq: number;
}

/** In rooms above this size a receipt goes to the reader's own devices only: telling all would cost members squared. */
const TOLD_TO_ALL_MAX = 50;

/**
 * Moves the caller's read mark up to `seq` (and the delivered mark with it), never back, and takes "unread from here"
 * away. Throws `invalid` beyond the end.
 */
export async function markRead(ctx: Context, caller: Caller, input: MoveMark): Promise<void> {
  const { unreadFromSeq } = await moveMark(ctx, caller, input, 'read');
  if (unreadFromSeq !== null) await clearUnreadFrom(ctx, caller, input.conversationId);
}

/** Moves the caller's delivered mark up to `seq`: the message reached one of their devices. */
export async function markDelivered(ctx: Context, caller: Caller, input: MoveMark): Promise<void> {
  await moveMark(ctx, caller, input, 'delivered');
}

async function moveMark(
  ctx: Context,
  caller: Caller,
  { conversationId, seq }: MoveMark,
  mark: Mark,
): Promise<MemberHead> {
  const { conversation, member } = await requireMember(ctx, caller, conversationId);
  if (seq > conversation.lastSeq) throw invalidField('seq', 'There is no such message yet.');
  const after = await advanceMark(ctx, member, mark, seq);
  if (!after) return member;
  const { userId, deliveredSeq, readSeq } = after;
  await publishFact(ctx.bus, 'receipt', {
    receipt: { conversationId, userId, deliveredSeq, readSeq },
    isToldToAll: conversation.memberCount <= TOLD_TO_ALL_MAX,
  });
  return after;
}
