import type { Context } from '../../context/context.ts';
import { memberFilter, members } from '../../conversations/members.ts';
import { publishConversationUpdated } from '../../conversations/publish-conversation.ts';
import { requireRights } from '../../conversations/rights.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireStored } from './require-stored.ts';

interface MarkUnreadFrom {
  readonly conversationId: string;
  readonly seq: number;
}

/** Lets the conversation count as unread from `seq` on, for the caller only, until they next read. */
export async function markUnreadFrom(
  ctx: Context,
  caller: Caller,
  { conversationId, seq }: MarkUnreadFrom,
): Promise<void> {
  const { member } = await requireRights(ctx, caller, conversationId);
  await requireStored(ctx, conversationId, seq);
  await members.in(ctx.db).updateOne({ _id: member._id, conversationId }, { $set: { unreadFromSeq: seq } });
  await publishConversationUpdated(ctx, conversationId, [caller.userId]);
}

/** Clears the caller's "unread from here", if there is one. */
export async function clearUnreadFrom(ctx: Context, caller: Caller, conversationId: string): Promise<void> {
  const { matchedCount } = await members
    .in(ctx.db)
    .updateOne(
      { ...memberFilter(conversationId, caller.userId), unreadFromSeq: { $ne: null } },
      { $set: { unreadFromSeq: null } },
    );
  if (matchedCount > 0) await publishConversationUpdated(ctx, conversationId, [caller.userId]);
}
