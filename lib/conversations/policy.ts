import type { Caller } from '../caller.ts';
import type { ConversationDoc } from './conversations.ts';

/** Only its members read a conversation. */
export function canReadConversation(caller: Caller, conversation: Pick<ConversationDoc, 'members'>): boolean {
  return conversation.members.some(({ userId }) => userId === caller.userId);
}
