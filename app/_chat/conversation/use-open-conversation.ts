import { useLiveClient } from '../../_client/live/live-context.ts';
import { putAddress } from '../../_client/navigation/put-address.ts';

/**
 * Opens a conversation that this page knows, or the list alone (null), before anything else is drawn and without asking the
 * server; what is missing of it comes in its place. Answers false where it cannot: then it has to be navigated to.
 */
export function useOpenConversation(): (conversationId: string | null) => boolean {
  const { store } = useLiveClient();
  return (conversationId) => {
    const { hasChatPanes, conversations } = store.getState();
    if (!hasChatPanes || (conversationId !== null && !conversations.byId.has(conversationId))) return false;
    const path = conversationId === null ? '/chat' : `/chat/${conversationId}`;
    // The router follows the address: it knows the pages that its own entries of the history belong to.
    const { pathname, search } = window.location;
    if (pathname + search !== path) putAddress(path);
    store.dispatch({ type: 'conversation chosen', conversationId });
    return true;
  };
}

/** For a link: opens what it leads to in the page, unless the click asks for a tab or window of its own. */
export function isPlainClick(event: {
  readonly button: number;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
