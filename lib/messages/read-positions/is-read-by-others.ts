import type { Context } from '../../context/context.ts';
import { members } from '../../conversations/members.ts';
import { summariesWritten } from '../../conversations/pending-summaries.ts';

/** Whether a member other than `userId` has read up to `seq`. */
export async function isReadByOthers(
  ctx: Context,
  {
    conversationId,
    userId,
    seq,
  }: { readonly conversationId: string; readonly userId: string; readonly seq: number },
): Promise<boolean> {
  await summariesWritten(ctx, [conversationId]);
  const reader = await members
    .in(ctx.db)
    .findOne({ conversationId, userId: { $ne: userId }, readSeq: { $gte: seq } }, { projection: { _id: 1 } });
  return reader !== null;
}
