import type { Context } from '../../context/context.ts';
import { headOnly, type MemberHead, members, STEPS_KEPT } from '../members/members.ts';

/** What moves: that messages reached a device, or that they were read (and so reached it too). */
export type Mark = 'delivered' | 'read';

/**
 * Moves a member's mark up to `seq`, never back, and remembers when; what is read was delivered, too. Resolves to the
 * member as it is then, or to null when nothing moved.
 */
export async function advanceMark(
  ctx: Context,
  member: Pick<MemberHead, '_id' | 'deliveredSeq'>,
  mark: Mark,
  seq: number,
): Promise<MemberHead | null> {
  const step = { $each: [{ seq, at: ctx.now() }], $slice: -STEPS_KEPT };
  const isDelivery = member.deliveredSeq < seq;
  if (mark === 'delivered' && !isDelivery) return null;
  return await members.in(ctx.db).findOneAndUpdate(
    { _id: member._id, [mark === 'read' ? 'readSeq' : 'deliveredSeq']: { $lt: seq } },
    {
      $max: { deliveredSeq: seq, ...(mark === 'read' ? { readSeq: seq } : {}) },
      $push: {
        ...(mark === 'read' ? { reads: step } : {}),
        ...(isDelivery ? { deliveries: step } : {}),
      },
    },
    { returnDocument: 'after', projection: headOnly },
  );
}
