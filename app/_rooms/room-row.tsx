'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useId } from 'react';
import type { Room } from '@/lib/contract/conversations/room.ts';
import { buttonClass } from '../_ui/form/button-class.ts';
import { Avatar } from '../_ui/person/avatar.tsx';
import { Time } from '../_ui/time/time.tsx';
import { JoinForm } from './join-form.tsx';
import { LeaveForm } from './leave-form.tsx';
import { membersLabel } from './members-label.ts';
import { RoomBadges } from './room-badges.tsx';

/** One room of the lobby: what it is about, with the way into it. */
export function RoomRow({ room }: { readonly room: Room }) {
  const id = useId();
  const href = `/rooms/${encodeURIComponent(room.slug)}` as Route;
  return (
    <li className="hover:bg-hover sm:rounded-card relative flex min-h-18 items-center gap-3 px-4 py-2 transition-colors">
      <Avatar id={room.id} name={room.name} shape="room" />
      <div className="min-w-0 grow">
        <p className="flex items-center gap-1.5">
          {/* The whole row leads there; what lies above it is for itself. */}
          <Link
            href={href}
            prefetch={false}
            id={id}
            className="text-16 min-w-0 truncate font-medium no-underline before:absolute before:inset-0"
          >
            <bdi>{room.name}</bdi>
          </Link>
          <RoomBadges room={room} />
        </p>
        {room.topic !== '' && (
          <p dir="auto" className="own-direction text-14 text-ink-2 line-clamp-2">
            {room.topic}
          </p>
        )}
        <p className="text-13 text-ink-3">
          {membersLabel(room.memberCount)} · active <Time at={room.activityAt} style="ago" />
        </p>
      </div>
      <Way room={room} href={href} nameId={id} />
    </li>
  );
}

interface WayProps {
  readonly room: Room;
  readonly href: Route;
  readonly nameId: string;
}

function Way({ room, href, nameId }: WayProps) {
  if (room.isMember) {
    return (
      <>
        <Link
          href={href}
          prefetch={false}
          aria-describedby={nameId}
          className={buttonClass('plain', 'sm', 'z-10')}
        >
          Open
        </Link>
        <LeaveForm slug={room.slug} describedBy={nameId} />
      </>
    );
  }
  return (
    <div className="z-10 flex shrink-0 items-center gap-1">
      <Link
        href={href}
        prefetch={false}
        aria-describedby={nameId}
        className={buttonClass('quiet', 'sm', 'max-sm:hidden')}
      >
        Preview
      </Link>
      {room.archivedAt === null && <JoinForm slug={room.slug} describedBy={nameId} />}
    </div>
  );
}
