import type { Context } from '../../context/context.ts';
import { requireRights } from '../../conversations/rights.ts';
import type { Caller } from '../../use-case/caller.ts';
import { knownPositions } from './known-positions.ts';
import { clearUnreadFrom } from './mark-unread-from.ts';
import { requireStored } from './require-stored.ts';
import { writePosition } from './write-positions.ts';

interface MovePosition {
  readonly conversationId: string;
  readonly seq: number;
}

/** A position that may be moved, and will be stored together with others. */
export interface AcceptedPosition {
  readonly stored: Promise<void>;
}

const STORED: AcceptedPosition = { stored: Promise.resolve() };

/**
 * Moves the caller's read position up to `seq` (and the delivered position with it), never back, and clears "unread from
 * here". Resolves when it is stored. Throws `invalid` beyond the end.
 */
export async function moveReadPosition(ctx: Context, caller: Caller, input: MovePosition): Promise<void> {
  await (await acceptReadPosition(ctx, caller, input)).stored;
}

/** As {@link moveReadPosition}, for who need not wait until it is stored. */
export async function acceptReadPosition(
  ctx: Context,
  caller: Caller,
  { conversationId, seq }: MovePosition,
): Promise<AcceptedPosition> {
  const { conversation, member } = await requireRights(ctx, caller, conversationId);
  await requireStored(ctx, conversationId, seq);
  if (member.unreadFromSeq !== null) await clearUnreadFrom(ctx, caller, conversationId);
  if (seq <= (knownPositions(ctx).get(member._id)?.readSeq ?? 0)) return STORED;
  const stored = writePosition(ctx, {
    memberId: member._id,
    conversationId,
    memberCount: conversation.memberCount,
    read: { seq, at: ctx.now() },
    delivered: null,
  });
  return { stored };
}

/**
 * Moves the caller's delivered position up to `seq`: the message reached one of their devices. Resolves when it is
 * stored. In a room it is accepted and not stored, since it is shown nowhere.
 */
export async function moveDeliveredPosition(
  ctx: Context,
  caller: Caller,
  input: MovePosition,
): Promise<void> {
  await (await acceptDeliveredPosition(ctx, caller, input)).stored;
}

/** As {@link moveDeliveredPosition}, for who need not wait until it is stored. */
export async function acceptDeliveredPosition(
  ctx: Context,
  caller: Caller,
  { conversationId, seq }: MovePosition,
): Promise<AcceptedPosition> {
  const { conversation, member } = await requireRights(ctx, caller, conversationId);
  await requireStored(ctx, conversationId, seq);
  if (conversation.kind === 'room') return STORED;
  if (seq <= (knownPositions(ctx).get(member._id)?.deliveredSeq ?? 0)) return STORED;
  const stored = writePosition(ctx, {
    memberId: member._id,
    conversationId,
    memberCount: conversation.memberCount,
    read: null,
    delivered: { seq, at: ctx.now() },
  });
  return { stored };
}
