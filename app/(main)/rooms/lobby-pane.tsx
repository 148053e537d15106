'use client';

import { DoorOpen, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import type { Page } from '@/lib/contract/paging.ts';
import type { Room } from '@/lib/contract/room.ts';
import { useConnection } from '../../_live/hooks.ts';
import { Button } from '../../_ui/button.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { PaneHead } from '../../_ui/panes.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { NewRoomDialog } from './new-room-dialog.tsx';
import { RoomRow } from './room-row.tsx';
import { useLobby } from './use-lobby.ts';

interface LobbyPaneProps {
  readonly seed: Page<Room>;
  readonly openSlug: string | null;
}

/** The rooms one can see, with a search over their names and topics. */
export function LobbyPane({ seed, openSlug }: LobbyPaneProps) {
  const lobby = useLobby(seed);
  const { state } = useConnection();
  const [isMaking, setIsMaking] = useState(false);
  const { rooms, query } = lobby;
  return (
    <>
      <PaneHead
        title="Rooms"
        level={openSlug === null ? 1 : 2}
        actions={
          <Button size="sm" variant="primary" onClick={() => setIsMaking(true)}>
            <Plus aria-hidden size={16} strokeWidth={2} /> New room
          </Button>
        }
      />
      <search className="border-line border-b px-4 py-2">
        <TextField
          label="Search rooms"
          isLabelHidden
          placeholder="Search rooms"
          type="search"
          autoComplete="off"
          leading={<Search aria-hidden size={16} strokeWidth={1.75} />}
          value={query}
          onChange={(event) => lobby.search(event.target.value)}
        />
      </search>
      {lobby.failure !== null && (
        <div role="alert" className="text-14 text-danger flex flex-wrap items-center gap-2 px-4 py-2">
          <span>{state === 'offline' ? 'Offline: these may be old.' : lobby.failure}</span>
          <Button size="sm" onClick={lobby.again}>
            Try again
          </Button>
        </div>
      )}
      {rooms.length > 0 ? (
        <ul
          aria-label="Rooms"
          aria-busy={lobby.isLoading}
          className="ring-inside min-h-0 grow overflow-y-auto overscroll-contain"
        >
          {rooms.map((room) => (
            <RoomRow key={room.id} room={room} isOpen={room.slug === openSlug} />
          ))}
          {lobby.hasMore && (
            <li className="grid place-items-center py-3">
              <Button size="sm" variant="quiet" isBusy={lobby.isLoading} onClick={lobby.loadMore}>
                More rooms
              </Button>
            </li>
          )}
        </ul>
      ) : (
        <NoRooms query={query} isLoading={lobby.isLoading} onNew={() => setIsMaking(true)} />
      )}
      <NewRoomDialog isOpen={isMaking} onClose={() => setIsMaking(false)} />
    </>
  );
}

interface NoRoomsProps {
  readonly query: string;
  readonly isLoading: boolean;
  onNew(): void;
}

function NoRooms({ query, isLoading, onNew }: NoRoomsProps) {
  if (isLoading) return <p className="text-14 text-ink-3 animate-late px-4 py-3">Searching…</p>;
  if (query.trim() !== '') {
    return (
      <EmptyState title={`No room like “${query.trim()}”`}>
        Names and topics were searched. Private rooms are found only by those who are in them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={DoorOpen}
      title="No rooms yet"
      action={
        <Button variant="primary" onClick={onNew}>
          Create the first room
        </Button>
      }
    >
      A room is a conversation with a name that people join.
    </EmptyState>
  );
}
