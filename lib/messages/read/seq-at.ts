import type { Context } from '../../context/context.ts';
import { messages } from '../messages.ts';
import { newestSeq } from '../send/newest-seq.ts';

/**
 * The number of the first message at or after a time; one beyond the newest when there is none. A binary search over the
 * numbers, which have no gaps: twenty lookups among a million messages, and no index over times to keep for it. Times
 * grow with the numbers as far as the clocks of the processes agree.
 */
export async function seqAt(ctx: Context, conversationId: string, time: Date): Promise<number> {
  let low = 1;
  let high = (await newestSeq(ctx, conversationId)) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const message = await messages
      .in(ctx.db)
      .findOne({ conversationId, seq: middle }, { projection: { createdAt: 1 } });
    if (message && message.createdAt >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}
