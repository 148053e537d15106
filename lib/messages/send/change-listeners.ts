import { processState } from '../../context/process-state.ts';

/** Called with the conversation when this process has stored or changed a message; it must not wait for anything. */
type ChangeListener = (conversationId: string) => void;

/** What follows the messages that this process stores, besides the summary. */
export const changeListeners = processState('message-change-listeners', () => new Set<ChangeListener>());
