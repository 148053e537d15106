'use client';

import { Archive, Lock, Megaphone } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useId } from 'react';
import type { Room } from '@/lib/contract/room.ts';
import { Avatar } from '../../_ui/avatar.tsx';
import { ListRow, listRowClass } from '../../_ui/list-row.tsx';
import { Time } from '../../_ui/time.tsx';
import { JoinForm } from './join-form.tsx';

interface RoomRowProps {
  readonly room: Room;
  readonly isOpen: boolean;
}

/** One room of the lobby: leads into it, or to what it is about, with a button to join. */
export function RoomRow({ room, isOpen }: RoomRowProps) {
  const id = useId();
  const canJoin = !room.isMember && room.archivedAt === null;
  return (
    <li className={canJoin ? 'flex items-center pe-3' : undefined}>
      <Link
        href={`/rooms/${encodeURIComponent(room.slug)}` as Route}
        prefetch={false}
        aria-current={isOpen ? 'page' : undefined}
        className={listRowClass(isOpen, 'min-w-0')}
      >
        <ListRow
          leading={<Avatar id={room.id} name={room.name} shape="room" />}
          title={
            <span id={id} className="inline-flex max-w-full items-center gap-1.5">
              <bdi className="truncate">{room.name}</bdi>
              <Signs room={room} />
            </span>
          }
          meta={<Time at={room.activityAt} />}
          detail={
            <>
              {room.memberCount === 1 ? '1 member' : `${room.memberCount} members`}
              {room.topic !== '' && (
                <>
                  {' · '}
                  <bdi>{room.topic}</bdi>
                </>
              )}
            </>
          }
        />
      </Link>
      {canJoin && <JoinForm slug={room.slug} describedBy={id} />}
    </li>
  );
}

function Signs({ room }: { readonly room: Room }) {
  return (
    <span className="text-ink-3 inline-flex shrink-0 gap-1">
      {room.visibility === 'private' && <Sign icon={Lock} label="Private" />}
      {room.isAnnouncement && <Sign icon={Megaphone} label="Announcements" />}
      {room.archivedAt !== null && <Sign icon={Archive} label="Archived" />}
    </span>
  );
}

function Sign({ icon: Icon, label }: { readonly icon: typeof Lock; readonly label: string }) {
  return (
    <span title={label}>
      <Icon aria-hidden size={14} strokeWidth={1.75} />
      <span className="sr-only">{label}</span>
    </span>
  );
}
