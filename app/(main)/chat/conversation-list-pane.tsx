'use client';

import clsx from 'clsx';
import { MessageCirclePlus, Search, UsersRound } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import { useConversations, useUnreadTotal } from '../../_live/hooks.ts';
import { buttonClass } from '../../_ui/button-class.ts';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { IconButton } from '../../_ui/icon-button.tsx';
import { PaneHead } from '../../_ui/panes.tsx';
import { useShowLayer } from '../shortcuts/layer-context.ts';
import { ConversationRow } from './conversation-row.tsx';

/** The conversations, newest activity first. */
export function ConversationListPane({ openId }: { readonly openId: string | null }) {
  const conversations = useConversations();
  const unread = useUnreadTotal();
  const show = useShowLayer();
  const [isUnreadOnly, setIsUnreadOnly] = useState(false);
  // The open one stays while it is read, so that nothing moves under the pointer.
  const shown = isUnreadOnly
    ? conversations.filter((conversation) => conversation.unreadCount > 0 || conversation.id === openId)
    : conversations;
  return (
    <>
      <PaneHead
        title="Chats"
        level={openId === null ? 1 : 2}
        actions={
          <>
            {(unread > 0 || isUnreadOnly) && (
              <UnreadSwitch isOn={isUnreadOnly} onSwitch={() => setIsUnreadOnly(!isUnreadOnly)} />
            )}
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
      {shown.length > 0 ? (
        <ul
          aria-label="Conversations"
          className="ring-inside min-h-0 grow overflow-y-auto overscroll-contain"
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
        <NoRows isFiltered={conversations.length > 0} />
      )}
    </>
  );
}

interface UnreadSwitchProps {
  readonly isOn: boolean;
  onSwitch(): void;
}

function UnreadSwitch({ isOn, onSwitch }: UnreadSwitchProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onSwitch}
      className="group grid min-h-11 place-items-center rounded-full sm:min-h-7"
    >
      <span
        className={clsx(
          'text-13 grid min-h-7 place-items-center rounded-full border px-3 font-medium transition-colors',
          isOn
            ? 'bg-selected text-brand-text border-transparent'
            : 'border-line text-ink-2 group-hover:bg-hover',
        )}
      >
        Unread
      </span>
    </button>
  );
}

function NoRows({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) return <EmptyState title="All read">Nothing new in any conversation.</EmptyState>;
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
      Everybody with an account here is one press away.
    </EmptyState>
  );
}
