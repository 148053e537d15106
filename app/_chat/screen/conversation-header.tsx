'use client';

import { ArrowLeft, CalendarSearch, PanelRight, Search } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useIsLive, useMe, usePresence, useTyping } from '../../_client/live/hooks.ts';
import { PersonName } from '../../_client/live/person-name.tsx';
import { usePresenceWatch } from '../../_client/live/use-presence-watch.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { OnceWanted } from '../../_ui/layers/once-wanted.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { Time } from '../../_ui/time/time.tsx';
import { ConversationAvatar } from '../conversation/conversation-avatar.tsx';
import { conversationName, otherMember } from '../conversation/conversation-name.ts';
import { typingLabel } from '../conversation/typing-label.ts';
import { useNameIn } from '../conversation/use-member-name.ts';
import { isPlainClick, useOpenConversation } from '../conversation/use-open-conversation.ts';
import { ContactLink } from './contact-link.tsx';
import { NotificationMenu } from './notification-menu.tsx';

const JumpToDateDialog = loadLater(() =>
  import('../log/jump-to-date-dialog.tsx').then((loaded) => loaded.JumpToDateDialog),
);

interface ConversationHeaderProps {
  readonly conversation: Conversation;
  readonly hasDetails: boolean;
  onDetails(): void;
  onFind(): void;
}

/** Who one is talking to, and how they are: typing, online, or when last seen; a room with its topic. */
export function ConversationHeader({ conversation, hasDetails, onDetails, onFind }: ConversationHeaderProps) {
  const me = useMe();
  const other = otherMember(conversation, me.id);
  const person = usePresence(other?.userId ?? '');
  const watch = usePresenceWatch(other?.userId ?? null);
  const isLive = useIsLive();
  const [isAsking, setIsAsking] = useState(false);
  const open = useOpenConversation();
  const name = person?.displayName ?? conversationName(conversation, me.id);
  return (
    <header
      ref={watch}
      className="border-line bg-surface flex min-h-14 shrink-0 items-center gap-1 border-b py-1.5 pr-2 pl-1 sm:gap-3 sm:pl-4"
    >
      <Link
        href={'/chat' as Route}
        aria-label="Back to chats"
        data-print="hide"
        onClick={(event) => {
          if (isPlainClick(event) && open(null)) event.preventDefault();
        }}
        className="rounded-control text-ink-2 hover:bg-hover pane:hidden grid size-11 shrink-0 place-items-center"
      >
        <ArrowLeft aria-hidden size={20} strokeWidth={1.75} />
      </Link>
      <ConversationAvatar
        conversation={conversation}
        name={name}
        isPresenceSilent
        {...(person && isLive && { presence: person.presence })}
      />
      <div className="min-w-0 grow max-sm:pl-2">
        <h1 dir="auto" className="text-16 truncate text-left font-semibold">
          {other ? <PersonName person={{ ...other, id: other.userId, displayName: name }} /> : name}
        </h1>
        {/* As high when empty as with text, so that nothing moves when a member types. */}
        <p className="text-13 text-ink-3 h-5 truncate">
          <State conversation={conversation} otherId={other?.userId ?? null} />
        </p>
      </div>
      <div data-print="hide" className="flex shrink-0">
        {other && <ContactLink userId={other.userId} />}
        {/* On a phone the name needs the space; Details has the same choices. */}
        <div className="max-sm:hidden">
          <NotificationMenu conversation={conversation} />
        </div>
        <IconButton label="Search in this conversation" keys="/" icon={Search} onClick={onFind} />
        <IconButton label="Jump to a date" icon={CalendarSearch} onClick={() => setIsAsking(true)} />
        <IconButton
          label="Details"
          icon={PanelRight}
          aria-expanded={hasDetails}
          onClick={onDetails}
          className={hasDetails ? 'bg-selected' : undefined}
        />
      </div>
      <OnceWanted isWanted={isAsking}>
        <JumpToDateDialog
          isOpen={isAsking}
          from={conversation.createdAt}
          onClose={() => setIsAsking(false)}
        />
      </OnceWanted>
    </header>
  );
}

interface StateProps {
  readonly conversation: Conversation;
  readonly otherId: string | null;
}

function State({ conversation, otherId }: StateProps) {
  const person = usePresence(otherId ?? '');
  const typing = useTyping(conversation.id);
  const nameOf = useNameIn(conversation);
  const isLive = useIsLive();
  if (!isLive) return 'Waiting for connection';
  const latest = typing.at(-1);
  if (latest) {
    // Fades at five seconds; a further signal starts again.
    return (
      <span
        key={latest.since}
        className="text-brand-text [animation:fade_1s_5s_reverse_forwards] motion-reduce:animate-none"
      >
        {typingLabel(conversation, typing, nameOf)}
      </span>
    );
  }
  if (conversation.kind === 'room') return <RoomState conversation={conversation} />;
  if (!person) return null;
  if (person.presence === 'online') return 'Online';
  if (person.presence === 'away') return 'Away';
  if (person.lastSeenAt === null) return 'Offline';
  return (
    <>
      {/* On a phone the time needs the space. */}
      <span className="max-sm:sr-only">Last </span>
      <span className="inline-block max-sm:first-letter:uppercase">seen</span>{' '}
      <Time at={person.lastSeenAt} style="ago" />
    </>
  );
}

function RoomState({ conversation: { memberCount, topic } }: { readonly conversation: Conversation }) {
  const members = memberCount === 1 ? '1 member' : `${memberCount} members`;
  if (topic === '') return members;
  return (
    <>
      {members} · <bdi title={topic}>{topic}</bdi>
    </>
  );
}
