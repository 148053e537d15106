'use client';

import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useMe, usePresence } from '../../_client/live/hooks.ts';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { Badge } from '../../_ui/layout/badge.tsx';
import { ClockElsewhere } from '../../_ui/time/clock-elsewhere.tsx';
import { conversationName, otherMember } from '../conversation/conversation-name.ts';
import { JumpingContext, useJumping } from '../conversation/jumping.ts';
import { LinkedText } from '../text/pieces/linked-text.tsx';
import { BlockSection } from './block-section.tsx';
import { ContactSection } from './contact-section.tsx';
import { FilesSection } from './files-section.tsx';
import { MediaSection } from './media-section.tsx';
import { MembersSection } from './members-section.tsx';
import { NotificationSection } from './notification-section.tsx';
import { PinButton } from './pin-button.tsx';
import { PinnedSection } from './pinned-section.tsx';
import { RoomActions } from './room-actions.tsx';
import { RoomAddress } from './room-address.tsx';

interface DetailsPaneProps {
  readonly conversation: Conversation;
  readonly isRemoved: boolean;
  onClose(): void;
}

/** What a conversation is, who is in it, and what it notifies of; over the messages on a small screen. */
export function DetailsPane({ conversation, isRemoved, onClose }: DetailsPaneProps) {
  const me = useMe();
  const ref = useRef<HTMLElement>(null);
  const name = conversationName(conversation, me.id);
  const isRoom = conversation.kind === 'room';
  const other = otherMember(conversation, me.id);
  const jumping = useJumping();
  const jumpTo: typeof jumping.jumpTo = (seq, options) => {
    // Over the messages, it would cover what is jumped to.
    if (window.matchMedia('(max-width: 1023px)').matches) onClose();
    return jumping.jumpTo(seq, options);
  };
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside
      data-print="hide"
      ref={ref}
      aria-label="Details"
      data-region
      tabIndex={-1}
      onKeyDown={(event) => {
        const isInside = event.target instanceof Element && event.target.closest('dialog, [popover]');
        if (event.key !== 'Escape' || isInside) return;
        // Handled here: it does not move the focus to the composer.
        event.preventDefault();
        onClose();
      }}
      className="border-line bg-surface flex min-h-0 flex-col overflow-y-auto max-lg:absolute max-lg:inset-0 max-lg:z-30 lg:w-85 lg:shrink-0 lg:border-l"
    >
      <div className="border-line bg-surface sticky top-0 z-10 flex min-h-14 shrink-0 items-center justify-between border-b py-1.5 pr-2 pl-4">
        <h2 className="font-title text-18 font-semibold">Details</h2>
        <IconButton label="Close details" icon={X} onClick={onClose} />
      </div>
      <div className="flex flex-col items-center gap-1 px-4 pt-6 pb-4 text-center">
        <PersonAvatar
          id={other?.userId ?? conversation.id}
          name={name}
          size={56}
          shape={isRoom ? 'room' : 'person'}
        />
        <p dir="auto" className="own-direction font-title text-18 mt-2 text-center! font-semibold">
          {name}
        </p>
        {isRoom ? <AboutRoom conversation={conversation} /> : <AboutPerson conversation={conversation} />}
        {!isRemoved && <PinButton conversation={conversation} />}
      </div>
      {!isRemoved && (
        <JumpingContext value={{ ...jumping, jumpTo }}>
          {other && <ContactSection person={other} />}
          <PinnedSection conversation={conversation} />
          <MediaSection conversationId={conversation.id} />
          <FilesSection conversationId={conversation.id} />
          <NotificationSection conversation={conversation} />
          {isRoom && <MembersSection conversation={conversation} />}
          {isRoom && <RoomActions conversation={conversation} />}
          {!isRoom && <BlockSection conversation={conversation} />}
        </JumpingContext>
      )}
    </aside>
  );
}

function AboutRoom({ conversation }: { readonly conversation: Conversation }) {
  const { topic, visibility, isAnnouncement, archivedAt, slug } = conversation;
  return (
    <>
      {topic !== '' && (
        <p dir="auto" className="own-direction text-14 text-ink-2 text-center!">
          <LinkedText text={topic} />
        </p>
      )}
      <p className="mt-1 flex flex-wrap justify-center gap-1">
        <Badge>{visibility === 'private' ? 'Private' : 'Public'}</Badge>
        {isAnnouncement && <Badge>Announcements only</Badge>}
        {archivedAt !== null && <Badge>Archived</Badge>}
      </p>
      <RoomAddress slug={slug ?? ''} />
    </>
  );
}

function AboutPerson({ conversation }: { readonly conversation: Conversation }) {
  const me = useMe();
  const other = otherMember(conversation, me.id);
  const person = usePresence(other?.userId ?? '');
  if (!other) return null;
  return (
    <>
      <p className="text-14 text-ink-3">@{other.username}</p>
      {person && person.status !== '' && (
        <p dir="auto" className="own-direction text-14 text-ink-2 text-center!">
          <LinkedText text={person.status} />
        </p>
      )}
      {person?.timeZone && <ClockElsewhere timeZone={person.timeZone} name={person.displayName} />}
    </>
  );
}
