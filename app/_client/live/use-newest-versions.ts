import { useEffect } from 'react';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import { useLive, useLiveClient } from './live-context.ts';

/**
 * For a list of messages from anywhere: answers each as it is now; null for one that this person can no longer read,
 * because it was deleted or they are no longer in its conversation.
 */
export function useNewestVersions(messages: readonly Message[]): (message: Message) => Message | null {
  const { store } = useLiveClient();
  const newer = useLive((state) => state.quoted);
  const removed = useLive((state) => state.conversations.removed);
  useEffect(() => {
    // The store then keeps them up to date with what it hears.
    for (const message of messages) {
      const known = store.getState().quoted.get(message.id);
      if (!known || known.revision < message.revision) store.dispatch({ type: 'quoted', message });
    }
  }, [messages, store]);
  return (message) => {
    if (removed.has(message.conversationId)) return null;
    const held = newer.get(message.id);
    const newest = held && held.revision > message.revision ? held : message;
    return newest.deletedAt === null ? newest : null;
  };
}
