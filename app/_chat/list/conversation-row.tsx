'use client';

import { BellOff, CircleAlert, type LucideIcon, Pin } from 'lucide-react';
import type { Route } from 'next';
import Link, { useLinkStatus } from 'next/link';
import { type FocusEvent, memo, type PointerEvent, Suspense, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { previewText } from '@/lib/contract/conversations/preview-text.ts';
import {
  useAttachments,
  useContactDrafts,
  useDraft,
  useIsLive,
  useMe,
  usePending,
  usePresence,
  useTyping,
} from '../../_client/live/hooks.ts';
import { PersonName } from '../../_client/live/person-name.tsx';
import { usePresenceWatch } from '../../_client/live/use-presence-watch.ts';
import { attentionOf, isMuted } from '../../_client/state/conversation-list.ts';
import { beginTypeAhead } from '../../_shell/shortcuts/type-ahead.ts';
import { useMenuGestures } from '../../_ui/layers/use-menu-gestures.ts';
import { Count } from '../../_ui/layout/badge.tsx';
import { ListRow, listRowClass } from '../../_ui/layout/list-row.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { Spinner } from '../../_ui/layout/spinner.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { useNow } from '../../_ui/time/use-now.ts';
import { ConversationAvatar } from '../conversation/conversation-avatar.tsx';
import { conversationName, otherMember } from '../conversation/conversation-name.ts';
import { typingLabel } from '../conversation/typing-label.ts';
import { useNameIn } from '../conversation/use-member-name.ts';
import { isPlainClick, useOpenConversation } from '../conversation/use-open-conversation.ts';
import { oneLine, writtenLine } from '../text/one-line.ts';
import { useConversationActions } from './row-menu/conversation-actions.ts';

const RowMenuButton = loadLater(() =>
  import('./row-menu/row-menu-button.tsx').then((loaded) => loaded.RowMenuButton),
);

interface ConversationRowProps {
  readonly conversation: Conversation;
  readonly isOpen: boolean;
}

/** One conversation in the list: who, when, the last message, what is unread. */
export const ConversationRow = memo(function ConversationRow({ conversation, isOpen }: ConversationRowProps) {
  const me = useMe();
  const other = otherMember(conversation, me.id);
  const person = usePresence(other?.userId ?? '');
  const watch = usePresenceWatch(other?.userId ?? null);
  const name = person?.displayName ?? conversationName(conversation, me.id);
  const isLive = useIsLive();
  const now = useNow();
  const { lastMessage, unreadCount, mentionCount } = conversation;
  const isQuiet = isMuted(conversation, now);
  const open = useOpenConversation();
  const menu = useRowMenu(conversation);
  return (
    <li ref={watch} {...menu.handlers} className="pressable relative">
      <Link
        href={`/chat/${conversation.id}` as Route}
        aria-current={isOpen ? 'page' : undefined}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          if (open(conversation.id)) event.preventDefault();
          else beginTypeAhead();
        }}
        className={listRowClass(isOpen)}
      >
        <ListRow
          leading={
            <ConversationAvatar
              conversation={conversation}
              name={name}
              {...(person && isLive && { presence: person.presence })}
            />
          }
          title={other ? <PersonName person={{ ...other, id: other.userId, displayName: name }} /> : name}
          meta={
            lastMessage && (
              // Its place is the button's.
              <span className={menu.isActive ? 'not-pointer-coarse:opacity-0' : undefined}>
                <Time at={lastMessage.createdAt} />
              </span>
            )
          }
          detail={<LastLine conversation={conversation} isOpen={isOpen} />}
          trailing={
            <>
              <Opening />
              {conversation.pinnedAt !== null && <Sign icon={Pin} label="Pinned" />}
              {isQuiet && <Sign icon={BellOff} label="Muted" />}
              {mentionCount > 0 && <MentionSign />}
              <Count
                count={unreadCount}
                of={unreadCount === 1 ? 'unread message' : 'unread messages'}
                tone={attentionOf(conversation, now) > 0 ? 'signal' : 'plain'}
              />
            </>
          }
        />
      </Link>
      {menu.button}
    </li>
  );
});

/** The menu of a row: by its button, the right button, the menu key and a long press. */
function useRowMenu(conversation: Conversation) {
  const actions = useConversationActions();
  const [isActive, setIsActive] = useState(false);
  const gestures = useMenuGestures({
    isLeft: (target) => target.closest('[popover]') !== null,
    onMenu: (place) => actions.openMenu(conversation.id, place),
  });
  return {
    isActive,
    handlers: {
      ...gestures,
      onPointerEnter: (event: PointerEvent) => setIsActive(event.pointerType === 'mouse'),
      onPointerLeave: (event: PointerEvent) =>
        setIsActive(event.currentTarget.contains(document.activeElement)),
      onFocus: () => setIsActive(true),
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsActive(false);
      },
    },
    button: isActive && (
      <Suspense fallback={null}>
        <RowMenuButton conversation={conversation} />
      </Suspense>
    ),
  };
}

function Sign({ icon: Icon, label }: { readonly icon: LucideIcon; readonly label: string }) {
  return (
    <span title={label} className="text-ink-3 inline-flex">
      <Icon aria-hidden size={14} strokeWidth={1.75} />
      <span className="sr-only">{label}</span>
    </span>
  );
}

function MentionSign() {
  return (
    <span
      data-border-when-forced
      className="bg-signal text-12 text-on-signal grid size-5 shrink-0 place-items-center rounded-full font-medium"
    >
      <span aria-hidden>@</span>
      <span className="sr-only">you are mentioned</span>
    </span>
  );
}

/** In a room: who said it. */
function senderOf({ kind }: Conversation, last: object, nameOf: (userId: string) => string | null): string {
  if (kind !== 'room' || !('senderId' in last)) return '';
  const name = nameOf(String(last.senderId));
  return name === null ? '' : `${name}: `;
}

/**
 * Shown while the conversation is fetched, after 150 ms. A loading page instead would hide the messages from
 * whoever has no JavaScript.
 */
function Opening() {
  const { pending } = useLinkStatus();
  return pending ? (
    <span className="animate-late">
      <Spinner />
    </span>
  ) : null;
}

/** Under the name: who is typing, a draft, what failed, or the last message. */
function LastLine({ conversation, isOpen }: ConversationRowProps) {
  const me = useMe();
  const typing = useTyping(conversation.id);
  const draft = useDraft(conversation.id);
  const attached = useAttachments(conversation.id);
  const chosen = useContactDrafts(conversation.id);
  const pending = usePending(conversation.id);
  const nameOf = useNameIn(conversation);
  const last = pending.at(-1) ?? conversation.lastMessage;
  if (typing.length > 0)
    return <span className="text-brand-text">{typingLabel(conversation, typing, nameOf)}</span>;
  if ((draft !== '' || attached.length + chosen.length > 0) && !isOpen) {
    return (
      <>
        <span className="text-brand-text font-medium">Draft:</span>{' '}
        {previewText({ body: draft, files: attached, contacts: chosen })}
      </>
    );
  }
  if (pending.some((message) => message.state === 'failed')) {
    return (
      <span className="text-danger">
        <CircleAlert aria-hidden size={14} className="mr-1 inline align-[-2px]" />
        Not sent
      </span>
    );
  }
  if (!last) return 'No messages yet';
  if ('deletedAt' in last && (last.deletedAt !== null || last.isUndone)) return <em>{oneLine(last)}</em>;
  const isOwn = !('senderId' in last) || last.senderId === me.id;
  return (
    <>
      {isOwn ? 'You: ' : senderOf(conversation, last, nameOf)}
      <bdi>{writtenLine(last)}</bdi>
    </>
  );
}
