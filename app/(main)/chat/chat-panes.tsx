'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { Panes } from '../../_ui/panes.tsx';
import { ConversationListPane } from './conversation-list-pane.tsx';

/** The list beside the conversation; on a small screen one of the two, with the list kept where it was scrolled to. */
export function ChatPanes({ children }: { readonly children: ReactNode }) {
  const openId = useSelectedLayoutSegment();
  return (
    <Panes
      listLabel="Chats"
      list={<ConversationListPane openId={openId} />}
      shows={openId === null ? 'list' : 'open'}
    >
      {children}
    </Panes>
  );
}
