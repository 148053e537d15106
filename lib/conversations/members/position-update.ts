import type { Filter, UpdateFilter } from 'mongodb';
import { type MemberDoc, STEPS_KEPT, type Step } from '../members.ts';

/** What moves: that messages reached a device, or that they were read (and so reached it too). */
export type Position = 'delivered' | 'read';

/**
 * Moves one of a member's positions up to a number, never back, and stores when; what is read was delivered, too.
 * `deliveredSeq` is the delivered position as far as it is known.
 */
export function positionUpdate(
  { _id, conversationId, deliveredSeq }: Pick<MemberDoc, '_id' | 'conversationId' | 'deliveredSeq'>,
  position: Position,
  step: Step,
): { filter: Filter<MemberDoc>; update: UpdateFilter<MemberDoc> } {
  const { seq } = step;
  const push = { $each: [step], $slice: -STEPS_KEPT };
  return {
    filter: { _id, conversationId, [position === 'read' ? 'readSeq' : 'deliveredSeq']: { $lt: seq } },
    update: {
      $max: { deliveredSeq: seq, ...(position === 'read' ? { readSeq: seq } : {}) },
      $push: {
        ...(position === 'read' ? { reads: push } : {}),
        ...(deliveredSeq < seq ? { deliveries: push } : {}),
      },
    },
  };
}
