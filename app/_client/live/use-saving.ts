import type { Message } from '../../../lib/contract/conversations/message.ts';
import { type Toggle, useToggle } from './use-toggle.ts';

const SAVED: Toggle<Message> = {
  set: ({ messageActions }, message, isOn) => messageActions.save(message, isOn),
  done: (isOn) => (isOn ? 'Saved. Only you see it.' : 'Taken out of Saved.'),
  refused: (isOn) => (isOn ? 'Not saved' : 'Not taken out'),
};

/** Saves a message for this person, or takes it out; what was done can be undone. */
export const useSaving = () => useToggle(SAVED);
