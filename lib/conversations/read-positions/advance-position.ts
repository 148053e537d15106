import type { Context } from '../../context/context.ts';
import { type MemberSummary, members, STEPS_KEPT, withoutSteps } from '../members.ts';

/** What moves: that messages reached a device, or that they were read (and so reached it too). */
export type Position = 'delivered' | 'read';

/**
 * Moves one of a member's positions up to `seq`, never back, and stores when; what is read was delivered, too.
 * Resolves to the member as it is then, or to null when nothing moved.
 */
export async function advancePosition(
  ctx: Context,
  member: Pick<MemberSummary, '_id' | 'deliveredSeq'>,
  position: Position,
  seq: number,
): Promise<MemberSummary | null> {
  const step = { $each: [{ seq, at: ctx.now() }], $slice: -STEPS_KEPT };
  const isDelivery = member.deliveredSeq < seq;
  if (position === 'delivered' && !isDelivery) return null;
  return await members.in(ctx.db).findOneAndUpdate(
    { _id: member._id, [position === 'read' ? 'readSeq' : 'deliveredSeq']: { $lt: seq } },
    {
      $max: { deliveredSeq: seq, ...(position === 'read' ? { readSeq: seq } : {}) },
      $push: {
        ...(position === 'read' ? { reads: step } : {}),
        ...(isDelivery ? { deliveries: step } : {}),
      },
    },
    { returnDocument: 'after', projection: withoutSteps },
  );
}
