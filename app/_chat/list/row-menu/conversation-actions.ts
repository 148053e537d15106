import { createContext, useContext } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { MenuPlace } from '../../../_ui/layers/menu-place.ts';

/** What can be done with a conversation from its row in the list. */
export interface ConversationActions {
  /** Opens the menu of a conversation, with everything below that is offered for it. */
  openMenu(conversationId: string, place: MenuPlace): void;
  setPinned(conversation: Conversation, isPinned: boolean): void;
  markRead(conversation: Conversation): void;
  markUnread(conversation: Conversation): void;
  /** Asks for how long to mute. */
  askHowLong(conversation: Conversation): void;
  /** Mutes until a time (RFC 3339), or no more. */
  mute(conversation: Conversation, until: string | null): void;
  /** Asks, then leaves the room. */
  askToLeave(conversation: Conversation): void;
}

export const ConversationActionsContext = createContext<ConversationActions | null>(null);

export function useConversationActions(): ConversationActions {
  const actions = useContext(ConversationActionsContext);
  if (!actions) throw new Error('This needs a ConversationActionsProvider around it.');
  return actions;
}
