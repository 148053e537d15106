import type { Context } from '../../context/context.ts';
import {
  type Conversation,
  PINNED_MAX,
  type UpdateMembership,
} from '../../contract/conversations/conversation.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { getConversation } from '../get-conversation.ts';
import { pinnedIdsOf } from '../list-conversations.ts';
import { members } from '../members.ts';
import { publishConversationUpdated } from '../publish-conversation.ts';
import { requireMember } from '../require-member.ts';

/**
 * Changes what the caller is notified of in a conversation, and whether it is at the top of their list, on all their devices. Throws
 * `not_found`, and `too_many_pinned`.
 */
export async function updateMembership(
  ctx: Context,
  caller: Caller,
  { id, notify, mutedUntil, isPinned }: UpdateMembership & { readonly id: string },
): Promise<Conversation> {
  const { member } = await requireMember(ctx, caller, id);
  const isMoved = isPinned !== undefined && isPinned !== Boolean(member.pinnedAt);
  if (isMoved && isPinned && (await pinnedIdsOf(ctx, caller.userId)).length >= PINNED_MAX)
    throw new AppError('too_many_pinned');
  const changes = {
    ...(notify === undefined ? {} : { notify }),
    ...(mutedUntil === undefined ? {} : { mutedUntil: mutedUntil === null ? null : new Date(mutedUntil) }),
    ...(isMoved ? { pinnedAt: isPinned ? ctx.now() : null } : {}),
  };
  if (Object.keys(changes).length > 0) {
    await members.in(ctx.db).updateOne({ _id: member._id, conversationId: id }, { $set: changes });
    await publishConversationUpdated(ctx, id, [caller.userId]);
  }
  return await getConversation(ctx, caller, { id });
}
