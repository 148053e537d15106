import type { Context } from '../../context/context.ts';
import { messages } from '../messages.ts';

/** The number of a conversation's newest message, 0 while there is none. */
export async function newestSeq(ctx: Context, conversationId: string): Promise<number> {
  const newest = await messages
    .in(ctx.db)
    .findOne({ conversationId }, { sort: { seq: -1 }, projection: { seq: 1 } });
  return newest?.seq ?? 0;
}
