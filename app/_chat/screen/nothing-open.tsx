'use client';

import { MessagesSquare } from 'lucide-react';
import { useConversations } from '../../_client/live/hooks.ts';
import { useTitle } from '../../_client/notices/page-title.ts';
import { EmptyState } from '../../_ui/layout/empty-state.tsx';

/** The main pane of a wide screen while no conversation is open. */
export function NothingOpen() {
  const isEmpty = useConversations().length === 0;
  useTitle('Chats');
  return (
    <div className="grid h-full place-items-center">
      <EmptyState icon={MessagesSquare} title={isEmpty ? 'No conversations yet' : 'Pick a conversation'}>
        {isEmpty ? (
          'Find someone in the list of people and say hello.'
        ) : (
          <>
            Or go through them with <kbd className="text-14">Alt</kbd> <kbd className="text-14">↑</kbd>{' '}
            <kbd className="text-14">↓</kbd>.
          </>
        )}
      </EmptyState>
    </div>
  );
}
