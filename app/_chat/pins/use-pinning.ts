import type { Message } from '@/lib/contract/conversations/message.ts';
import { type Toggle, useToggle } from '../../_client/live/use-toggle.ts';

const PINNED: Toggle<Message> = {
  set: ({ messageActions }, { id }, isOn) => messageActions.pin(id, isOn),
  done: (isOn) => (isOn ? 'Pinned for everyone here.' : 'Unpinned.'),
  refused: (isOn) => (isOn ? 'Not pinned' : 'Not unpinned'),
};

/** Pins a message for everyone in the conversation, or unpins it; what was done can be undone. */
export const usePinning = () => useToggle(PINNED);
