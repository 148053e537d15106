'use client';

import { ArrowLeft } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { Room } from '@/lib/contract/conversations/room.ts';
import { LinkedText } from '../_chat/text/pieces/linked-text.tsx';
import { useConversation } from '../_client/live/hooks.ts';
import { buttonClass } from '../_ui/form/button-class.ts';
import { Badge } from '../_ui/layout/badge.tsx';
import { Avatar } from '../_ui/person/avatar.tsx';
import { Time } from '../_ui/time/time.tsx';
import { JoinForm } from './join-form.tsx';
import { membersLabel } from './members-label.ts';
import { type NewestMessage, NewestMessages } from './newest-messages.tsx';

interface RoomPreviewProps {
  readonly room: Room;
  readonly newest: readonly NewestMessage[];
}

/** What a room is about, and how to join it, for a person who is not in it yet. */
export function RoomPreview({ room, newest }: RoomPreviewProps) {
  return (
    <div className="flex h-full min-h-0 flex-col overflow-y-auto">
      <Link
        href={'/rooms' as Route}
        aria-label="Back to rooms"
        className="rounded-control text-ink-2 hover:bg-hover m-1 grid size-11 shrink-0 place-items-center"
      >
        <ArrowLeft aria-hidden size={20} strokeWidth={1.75} />
      </Link>
      <section
        aria-labelledby="room-name"
        className="m-auto flex w-full max-w-120 flex-col items-center gap-2 px-6 py-12 text-center"
      >
        <Avatar id={room.id} name={room.name} size={56} shape="room" />
        <h1 id="room-name" dir="auto" className="own-direction font-title text-28 mt-2 font-semibold">
          {room.name}
        </h1>
        {room.topic !== '' && (
          <p dir="auto" className="own-direction text-16 text-ink-2">
            <LinkedText text={room.topic} />
          </p>
        )}
        <p className="text-14 text-ink-3">
          {membersLabel(room.memberCount)} · active <Time at={room.activityAt} style="ago" />
        </p>
        {room.isAnnouncement && (
          <p className="text-14 text-ink-2">
            <Badge>Announcements</Badge> Only its owners and admins write.
          </p>
        )}
        <NewestMessages messages={newest} />
        <div className="mt-4">
          <WayIn room={room} />
        </div>
      </section>
    </div>
  );
}

function WayIn({ room }: { readonly room: Room }) {
  const conversation = useConversation(room.id);
  // They were invited, or joined on another device, while this was on the screen.
  if (conversation) {
    return (
      <Link href={`/chat/${room.id}` as Route} className={buttonClass('primary')}>
        Open
      </Link>
    );
  }
  if (room.archivedAt !== null) {
    return <p className="text-14 text-ink-2">This room is archived: no one can join it.</p>;
  }
  return (
    <>
      <p className="text-14 text-ink-2 mb-3">You are not in this room. Join to read and write.</p>
      <JoinForm slug={room.slug} size="md" describedBy="room-name" />
    </>
  );
}
