'use client';

import type { ReactNode } from 'react';
import { useConversations } from '../../_client/live/hooks.ts';
import { ChatPanes } from './chat-panes.tsx';
import { NothingOpen } from './nothing-open.tsx';

interface HomeProps {
  /** Shown until there is a conversation. */
  readonly people: ReactNode;
}

/** The conversations as soon as there is one. */
export function Home({ people }: HomeProps) {
  const isEmpty = useConversations().length === 0;
  if (isEmpty && people !== null) return people;
  return (
    <ChatPanes>
      <NothingOpen />
    </ChatPanes>
  );
}
