'use client';

import { CircleAlert } from 'lucide-react';
import type { Route } from 'next';
import Link, { useLinkStatus } from 'next/link';
import { memo } from 'react';
import type { Conversation } from '@/lib/contract/conversation.ts';
import { useDraft, useIsLive, useMe, usePending, usePresence, useTyping } from '../../_live/hooks.ts';
import { Avatar } from '../../_ui/avatar.tsx';
import { Count } from '../../_ui/badge.tsx';
import { ListRow, listRowClass } from '../../_ui/list-row.tsx';
import { Spinner } from '../../_ui/spinner.tsx';
import { Time } from '../../_ui/time.tsx';
import { conversationName, otherMember } from './conversation-name.ts';

interface ConversationRowProps {
  readonly conversation: Conversation;
  readonly isOpen: boolean;
}

/** One conversation in the list: who, when, the last words, what is unread. */
export const ConversationRow = memo(function ConversationRow({ conversation, isOpen }: ConversationRowProps) {
  const me = useMe();
  const other = otherMember(conversation, me.id);
  const person = usePresence(other?.userId ?? '');
  const name = person?.displayName ?? conversationName(conversation, me.id);
  const isLive = useIsLive();
  const { lastMessage, unreadCount } = conversation;
  return (
    <li>
      <Link
        href={`/chat/${conversation.id}` as Route}
        aria-current={isOpen ? 'page' : undefined}
        className={listRowClass(isOpen)}
      >
        <ListRow
          leading={
            <Avatar
              id={other?.userId ?? conversation.id}
              name={name}
              shape={conversation.kind === 'room' ? 'room' : 'person'}
              {...(person && isLive && { presence: person.presence })}
            />
          }
          title={name}
          meta={lastMessage && <Time at={lastMessage.createdAt} />}
          detail={<LastWords conversation={conversation} isOpen={isOpen} />}
          trailing={
            <>
              <Opening />
              <Count count={unreadCount} of={unreadCount === 1 ? 'unread message' : 'unread messages'} />
            </>
          }
        />
      </Link>
    </li>
  );
});

/**
 * Shown while the conversation is fetched, after 150 ms. A loading page in its place would hide the messages from
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

/** What stands under the name: somebody typing, a draft, what failed, or the last message. */
function LastWords({ conversation, isOpen }: ConversationRowProps) {
  const me = useMe();
  const isTyping = useTyping(conversation.id).length > 0;
  const draft = useDraft(conversation.id);
  const pending = usePending(conversation.id);
  const last = pending.at(-1) ?? conversation.lastMessage;
  if (isTyping) return <span className="text-brand-text">typing…</span>;
  if (draft !== '' && !isOpen) {
    return (
      <>
        <span className="text-brand-text font-medium">Draft:</span> {draft}
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
  if ('deletedAt' in last && last.deletedAt !== null) return <em>Message deleted</em>;
  const isOwn = !('senderId' in last) || last.senderId === me.id;
  return (
    <>
      {isOwn && 'You: '}
      {last.body}
    </>
  );
}
