import type { Context } from '../../context/context.ts';
import type { Conversation, UpdateMembership } from '../../contract/conversations/conversation.ts';
import type { Caller } from '../../use-case/caller.ts';
import { getConversation } from '../get-conversation.ts';
import { members } from '../members.ts';
import { publishConversationUpdated } from '../publish-conversation.ts';
import { requireMember } from '../require-member.ts';

/** Changes what the caller is notified of in a conversation, on all their devices. Throws `not_found`. */
export async function updateMembership(
  ctx: Context,
  caller: Caller,
  { id, notify, mutedUntil }: UpdateMembership & { readonly id: string },
): Promise<Conversation> {
  const { member } = await requireMember(ctx, caller, id);
  const changes = {
    ...(notify === undefined ? {} : { notify }),
    ...(mutedUntil === undefined ? {} : { mutedUntil: mutedUntil === null ? null : new Date(mutedUntil) }),
  };
  if (Object.keys(changes).length > 0) {
    await members.in(ctx.db).updateOne({ _id: member._id, conversationId: id }, { $set: changes });
    await publishConversationUpdated(ctx, id, [caller.userId]);
  }
  return await getConversation(ctx, caller, { id });
}
