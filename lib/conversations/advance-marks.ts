import type { Context } from '../context.ts';
import { headOnly, type MemberHead, members, STEPS_KEPT } from './members.ts';

/** What moves: that messages reached a device, or that they were read (and so reached it too). */
export type Mark = 'delivered' | 'read';

/** Moves one mark of a member up to `seq`, never back, and remembers when. Resolves to null when it stood there already. */
async function advance(
  ctx: Context,
  id: string,
  seq: number,
  [mark, steps]: readonly ['deliveredSeq', 'deliveries'] | readonly ['readSeq', 'reads'],
): Promise<MemberHead | null> {
  return await members.in(ctx.db).findOneAndUpdate(
    { _id: id, [mark]: { $lt: seq } },
    {
      $set: { [mark]: seq },
      $push: { [steps]: { $each: [{ seq, at: ctx.now() }], $slice: -STEPS_KEPT } },
    },
    { returnDocument: 'after', projection: headOnly },
  );
}

/** Moves both marks of somebody who wrote message `seq`: who writes has read what stands before. */
export async function advanceWriter(ctx: Context, id: string, seq: number): Promise<void> {
  const step = { $each: [{ seq, at: ctx.now() }], $slice: -STEPS_KEPT };
  await members
    .in(ctx.db)
    .updateOne(
      { _id: id, readSeq: { $lt: seq } },
      { $max: { readSeq: seq, deliveredSeq: seq }, $push: { reads: step, deliveries: step } },
    );
}

/** Moves a member's marks up to `seq`. Resolves to the member when something moved, else to null. */
export async function advanceMarks(
  ctx: Context,
  id: string,
  mark: Mark,
  seq: number,
): Promise<MemberHead | null> {
  const delivered = await advance(ctx, id, seq, ['deliveredSeq', 'deliveries']);
  if (mark === 'delivered') return delivered;
  return (await advance(ctx, id, seq, ['readSeq', 'reads'])) ?? delivered;
}
