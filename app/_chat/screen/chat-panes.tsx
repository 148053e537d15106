'use client';

import { usePathname, useSelectedLayoutSegment } from 'next/navigation';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useLive, useLiveClient } from '../../_client/live/live-context.ts';
import { openConversationId } from '../../_shell/routes.ts';
import { Panes } from '../../_ui/layout/panes.tsx';
import { ConversationListPane } from '../list/conversation-list-pane.tsx';
import { KnownConversation } from './known-conversation.tsx';
import { NothingOpen } from './nothing-open.tsx';

interface ChatPanesProps {
  /** The conversation that the server sent, when its address does not say it. */
  readonly openId?: string;
  readonly children: ReactNode;
}

/** The list beside the conversation; on a small screen one of the two, with the list kept where it was scrolled to. */
export function ChatPanes({ openId: givenId, children }: ChatPanesProps) {
  const segment = useSelectedLayoutSegment();
  const sentId = givenId ?? segment;
  const chosenId = useChosen(sentId);
  const openId = chosenId === undefined ? sentId : chosenId;
  return (
    <Panes
      listLabel="Chats"
      list={<ConversationListPane openId={openId} />}
      shows={openId === null ? 'list' : 'open'}
    >
      {openId === sentId ? (
        children
      ) : openId === null ? (
        <NothingOpen />
      ) : (
        <KnownConversation key={openId} conversationId={openId} />
      )}
    </Panes>
  );
}

/** What was opened without asking the server, as long as the address says so: it changes with *Back* and by links, too. */
function useChosen(sentId: string | null): string | null | undefined {
  const { store } = useLiveClient();
  const pathname = usePathname();
  const chosenId = useLive((state) => state.chosenConversationId);
  useEffect(() => {
    store.dispatch({ type: 'chat panes', isShown: true });
    return () => store.dispatch({ type: 'chat panes', isShown: false });
  }, [store]);
  const follow = useEffectEvent(() => {
    const { ordered, byId } = store.getState().conversations;
    // The address itself: the router's follows a little later.
    const { pathname: path } = window.location;
    const id = openConversationId(path, ordered);
    const isKnown = id === null ? path === '/chat' : byId.has(id);
    store.dispatch({
      type: 'conversation chosen',
      conversationId: id !== sentId && isKnown ? id : undefined,
    });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what says that the address changed
  useEffect(() => follow(), [pathname, sentId]);
  return chosenId;
}
