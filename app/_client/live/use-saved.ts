import { useEffect } from 'react';
import { call } from '../rest/call.ts';
import { useLive, useLiveClient } from './live-context.ts';

/** Keeps known which messages of a conversation this person saved: asked on opening it, and after a time away. */
export function useSavedMarks(conversationId: string): void {
  const { store } = useLiveClient();
  const isConnected = useLive(({ connection }) => connection.state === 'connected');
  const version = useLive(({ saved }) => saved.version);
  useEffect(() => {
    if (!isConnected) return;
    const before = version;
    let isOver = false;
    call('GET /conversations/{id}/saved', { params: { id: conversationId } }).then(
      ({ items }) => {
        // What was saved meanwhile may be missing in it: then it is asked again.
        if (isOver || store.getState().saved.version !== before) return;
        const messageIds = items.map(({ messageId }) => messageId);
        store.dispatch({ type: 'saved loaded', conversationId, messageIds });
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [store, conversationId, isConnected, version]);
}

/** Whether this person saved a message. */
export function useIsSaved(conversationId: string, messageId: string): boolean {
  return useLive(({ saved }) => saved.ids.get(conversationId)?.has(messageId) ?? false);
}
