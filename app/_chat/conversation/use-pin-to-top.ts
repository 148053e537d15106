import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { type Toggle, useToggle } from '../../_client/live/use-toggle.ts';
import { saveMembership } from './save-membership.ts';

const AT_TOP: Toggle<Pick<Conversation, 'id'>> = {
  set: ({ store }, { id }, isPinned) => saveMembership(store, id, { isPinned }),
  done: (isPinned) => (isPinned ? 'Pinned to the top of Chats.' : 'Unpinned.'),
  refused: () => 'Not saved',
};

/** Pins a conversation to the top of the list, or unpins it; what was done can be undone. */
export const usePinToTop = () => useToggle(AT_TOP);
