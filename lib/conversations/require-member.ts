import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { type ConversationDoc, conversations } from './conversations.ts';
import { canReadConversation } from './policy.ts';

/** The conversation, for one of its members. Somebody else gets `not_found`, as for one that does not exist. */
export async function requireMember(
  ctx: Context,
  caller: Caller,
  conversationId: string,
): Promise<ConversationDoc> {
  const conversation = await conversations.in(ctx.db).findOne({ _id: conversationId });
  if (!conversation || !canReadConversation(caller, conversation)) throw new AppError('not_found');
  return conversation;
}
