'use client';

import { MessageCirclePlus, Search, UsersRound } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import { useLinksOf } from '../../_client/contacts/use-link.ts';
import { useConversations, useMe } from '../../_client/live/hooks.ts';
import { partnerIds } from '../../_client/state/conversation-list.ts';
import { useShowLayer } from '../../_shell/shortcuts/layer-context.ts';
import { buttonClass } from '../../_ui/form/button-class.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { EmptyState } from '../../_ui/layout/empty-state.tsx';
import { PaneHead } from '../../_ui/layout/panes.tsx';
import { type ConversationFilter, NOTHING_SHOWN, passes } from './conversation-filter.ts';
import { ConversationFilterBar } from './conversation-filter-bar.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { ConversationActionsProvider } from './row-menu/conversation-actions-provider.tsx';

/** The conversations: what is pinned, then newest activity first. */
export function ConversationListPane({ openId }: { readonly openId: string | null }) {
  const conversations = useConversations();
  const me = useMe();
  const show = useShowLayer();
  useLinksOf(partnerIds(conversations, me.id));
  const [filter, setFilter] = useState<ConversationFilter>('all');
  const shown = conversations.filter((conversation) => passes(conversation, filter, openId));
  return (
    <ConversationActionsProvider openId={openId}>
      <PaneHead
        title="Chats"
        level={openId === null ? 1 : 2}
        actions={
          <>
            <IconButton
              label="Go to anything"
              icon={Search}
              onClick={() => show('palette')}
              className="-mr-2 sm:hidden"
            />
            <Link
              href={'/people' as Route}
              aria-label="New conversation"
              data-tooltip="New conversation"
              className="rounded-control text-ink-2 hover:bg-hover hover:text-ink -mr-2 grid size-11 shrink-0 place-items-center transition-colors sm:size-9"
            >
              <MessageCirclePlus aria-hidden size={18} strokeWidth={1.75} />
            </Link>
          </>
        }
      />
      {conversations.length > 0 && (
        <ConversationFilterBar
          filter={filter}
          hasHidden={conversations.some(({ notify }) => notify === 'hidden')}
          onFilter={setFilter}
        />
      )}
      {shown.length > 0 ? (
        <ul
          aria-label="Conversations"
          className="ring-inside short:min-h-40 min-h-0 grow overflow-y-auto overscroll-contain"
        >
          {shown.map((conversation) => (
            <ConversationRow
              key={conversation.id}
              conversation={conversation}
              isOpen={conversation.id === openId}
            />
          ))}
        </ul>
      ) : (
        <NoRows filter={filter} />
      )}
    </ConversationActionsProvider>
  );
}

function NoRows({ filter }: { readonly filter: ConversationFilter }) {
  if (filter === 'rooms') {
    return (
      <EmptyState
        title="No rooms yet"
        action={
          <Link href={'/rooms' as Route} className={buttonClass('primary')}>
            Find a room
          </Link>
        }
      >
        You are in no room. Join one, or make one.
      </EmptyState>
    );
  }
  if (filter !== 'all') {
    const { title, text } = NOTHING_SHOWN[filter];
    return <EmptyState title={title}>{text}</EmptyState>;
  }
  return (
    <EmptyState
      icon={UsersRound}
      title="No conversations yet"
      action={
        <Link href={'/people' as Route} className={buttonClass('primary')}>
          Find someone
        </Link>
      }
    >
      Everyone with an account here is one press away.
    </EmptyState>
  );
}
