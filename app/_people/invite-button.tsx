'use client';

import { Link2, UserPlus } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Button } from '../_ui/form/button.tsx';

interface InviteButtonProps {
  /** Whether it is the main action of the page. */
  readonly isMain?: boolean;
  /** The room that newcomers are to be members of. */
  readonly roomId?: string;
  readonly size?: 'sm' | 'md';
}

/** Leads to the page on which an invitation is made, also before the scripts are there. */
export function InviteButton({ isMain = false, roomId, size = 'md' }: InviteButtonProps) {
  const router = useRouter();
  const Icon = roomId === undefined ? UserPlus : Link2;
  const query = roomId === undefined ? '' : `?room=${encodeURIComponent(roomId)}`;
  return (
    <form
      action="/people/invite"
      className="contents"
      onSubmit={(event) => {
        event.preventDefault();
        router.push(`/people/invite${query}` as Route);
      }}
    >
      {roomId !== undefined && <input type="hidden" name="room" value={roomId} />}
      <Button type="submit" size={size} variant={isMain ? 'primary' : 'plain'} className="self-start">
        <Icon aria-hidden size={size === 'sm' ? 16 : 18} strokeWidth={1.75} />
        {roomId === undefined ? 'Invite people' : 'Invite by link'}
      </Button>
    </form>
  );
}
