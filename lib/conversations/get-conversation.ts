import type { Context } from '../context/context.ts';
import type { Conversation } from '../contract/conversations/conversation.ts';
import type { Caller } from '../use-case/caller.ts';
import { requireMember } from './require-member.ts';
import { toConversation } from './to-conversation.ts';

/** One conversation of the caller's. Throws `not_found`. */
export async function getConversation(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<Conversation> {
  const { conversation } = await requireMember(ctx, caller, id);
  return await toConversation(ctx, conversation, caller.userId);
}
