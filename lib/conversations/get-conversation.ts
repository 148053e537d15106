import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Conversation } from '../contract/conversation.ts';
import { requireMember } from './require-member.ts';
import { toConversations } from './to-conversation.ts';

/** One conversation of the caller's. Throws `not_found`. */
export async function getConversation(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<Conversation> {
  const doc = await requireMember(ctx, caller, id);
  const [conversation] = await toConversations(ctx, [doc], caller.userId);
  if (!conversation) throw new AppError('not_found');
  return conversation;
}
