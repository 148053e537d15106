'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { Panes } from '../../_ui/layout/panes.tsx';
import { ConversationListPane } from '../list/conversation-list-pane.tsx';

interface ChatPanesProps {
  /** The conversation that is open, when its address does not say it. */
  readonly openId?: string;
  readonly children: ReactNode;
}

/** The list beside the conversation; on a small screen one of the two, with the list kept where it was scrolled to. */
export function ChatPanes({ openId: givenId, children }: ChatPanesProps) {
  const segment = useSelectedLayoutSegment();
  const openId = givenId ?? segment;
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
