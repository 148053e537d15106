'use client';

import { ArrowLeft } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { Room } from '@/lib/contract/room.ts';
import { Avatar } from '../../_ui/avatar.tsx';
import { Badge } from '../../_ui/badge.tsx';
import { Time } from '../../_ui/time.tsx';
import { JoinForm } from './join-form.tsx';

/** What a room is about, for somebody who is not in it yet. */
export function RoomPreview({ room }: { readonly room: Room }) {
  return (
    <div className="flex h-full min-h-0 flex-col overflow-y-auto">
      <Link
        href={'/rooms' as Route}
        aria-label="Back to rooms"
        className="rounded-control text-ink-2 hover:bg-hover m-1 grid size-11 shrink-0 place-items-center sm:hidden"
      >
        <ArrowLeft aria-hidden size={20} strokeWidth={1.75} />
      </Link>
      <section
        aria-labelledby="room-name"
        className="m-auto flex max-w-104 flex-col items-center gap-2 px-6 py-12 text-center"
      >
        <Avatar id={room.id} name={room.name} size={56} shape="room" />
        <h1 id="room-name" dir="auto" className="own-direction font-title text-28 mt-2 font-semibold">
          {room.name}
        </h1>
        {room.topic !== '' && (
          <p dir="auto" className="own-direction text-16 text-ink-2">
            {room.topic}
          </p>
        )}
        <p className="text-14 text-ink-3">
          {room.memberCount === 1 ? '1 member' : `${room.memberCount} members`} · last active{' '}
          <Time at={room.activityAt} style="ago" />
        </p>
        {room.isAnnouncement && (
          <p className="text-14 text-ink-2">
            <Badge>Announcements</Badge> Only its owners and admins write.
          </p>
        )}
        {room.archivedAt === null ? (
          <div className="mt-4">
            <JoinForm slug={room.slug} size="md" describedBy="room-name" />
          </div>
        ) : (
          <p className="text-14 text-ink-2 mt-4">This room is archived: nobody joins it any more.</p>
        )}
      </section>
    </div>
  );
}
