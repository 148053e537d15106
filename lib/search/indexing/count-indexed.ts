import type { Context } from '../../context/context.ts';
import { searchHeads } from '../segments/segments.ts';

/** How many messages the indexes of all conversations hold. */
export async function countIndexed(ctx: Context): Promise<number> {
  const [sum] = await searchHeads
    .in(ctx.db)
    .aggregate<{ messages: number }>([{ $group: { _id: null, messages: { $sum: '$toSeq' } } }])
    .toArray();
  return sum?.messages ?? 0;
}
