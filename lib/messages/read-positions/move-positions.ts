import { readSettings } from '../../accounts/profile/read-settings.ts';
import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { type Position, positionUpdate } from '../../conversations/members/position-update.ts';
import { type MemberSummary, members, withoutSteps } from '../../conversations/members.ts';
import { requireMember } from '../../conversations/require-member.ts';
import type { Caller } from '../../use-case/caller.ts';
import { clearUnreadFrom } from './mark-unread-from.ts';
import { requireStored } from './require-stored.ts';

interface MovePosition {
  readonly conversationId: string;
  readonly seq: number;
}

/** In larger rooms a receipt goes to the reader's own devices only: for all it would cost the square of the members. */
const SENT_TO_ALL_MAX = 50;

/**
 * Moves the caller's read position up to `seq` (and the delivered position with it), never back, and clears "unread from
 * here". Throws `invalid` beyond the end.
 */
export async function moveReadPosition(ctx: Context, caller: Caller, input: MovePosition): Promise<void> {
  const { unreadFromSeq } = await movePosition(ctx, caller, input, 'read');
  if (unreadFromSeq !== null) await clearUnreadFrom(ctx, caller, input.conversationId);
}

/** Moves the caller's delivered position up to `seq`: the message reached one of their devices. */
export async function moveDeliveredPosition(
  ctx: Context,
  caller: Caller,
  input: MovePosition,
): Promise<void> {
  await movePosition(ctx, caller, input, 'delivered');
}

async function movePosition(
  ctx: Context,
  caller: Caller,
  { conversationId, seq }: MovePosition,
  position: Position,
): Promise<MemberSummary> {
  const { conversation, member } = await requireMember(ctx, caller, conversationId);
  await requireStored(ctx, conversation, seq);
  if (position === 'delivered' && member.deliveredSeq >= seq) return member;
  const { filter, update } = positionUpdate(member, position, { seq, at: ctx.now() });
  const after = await members
    .in(ctx.db)
    .findOneAndUpdate(filter, update, { returnDocument: 'after', projection: withoutSteps });
  if (!after) return member;
  const { userId, deliveredSeq, readSeq } = after;
  // What reached their devices would reveal to others that a person who hides their presence is here.
  const isHidden = (await readSettings(ctx, userId)).hidePresence;
  const isForOthers = !isHidden || position === 'read';
  const shownSeq = isHidden && isForOthers ? readSeq : deliveredSeq;
  await publishFact(ctx.bus, 'receipt', {
    receipt: { conversationId, userId, deliveredSeq: shownSeq, readSeq },
    isToldToAll: isForOthers && conversation.memberCount <= SENT_TO_ALL_MAX,
  });
  return after;
}
