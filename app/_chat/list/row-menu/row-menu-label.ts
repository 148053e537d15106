import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { conversationName } from '../../conversation/conversation-name.ts';

/** What the menu of a row is called, for whoever does not see beside which row it is. */
export function rowMenuLabel(conversation: Conversation, meId: string): string {
  return `Options for ${isolate(conversationName(conversation, meId))}`;
}
