'use client';

import { DoorOpen, SearchX } from 'lucide-react';
import { Button } from '../_ui/form/button.tsx';
import { EmptyState } from '../_ui/layout/empty-state.tsx';
import { SkeletonList } from '../_ui/layout/skeleton.tsx';
import { RoomRow } from './room-row.tsx';
import type { LobbyState } from './use-lobby.ts';

interface LobbyListProps {
  readonly lobby: LobbyState;
  onNew(): void;
}

/** The rooms that were found; what to do when there are none. */
export function LobbyList({ lobby, onNew }: LobbyListProps) {
  const { rooms, next, query, isLoading } = lobby;
  if (rooms.length === 0) {
    if (isLoading) return <SkeletonList label="Loading rooms" rows={4} />;
    return <NoRooms query={query.trim()} onNew={onNew} />;
  }
  return (
    <>
      <ul aria-label="Rooms" aria-busy={isLoading} className="ring-inside -mx-4">
        {rooms.map((room) => (
          <RoomRow key={room.id} room={room} />
        ))}
      </ul>
      {next !== null && (
        <form
          action="/rooms"
          className="grid place-items-center py-3"
          onSubmit={(event) => {
            event.preventDefault();
            lobby.loadMore();
          }}
        >
          <input type="hidden" name="query" value={query} />
          <input type="hidden" name="cursor" value={next} />
          <Button type="submit" variant="quiet" isBusy={isLoading}>
            More rooms
          </Button>
        </form>
      )}
    </>
  );
}

interface NoRoomsProps {
  readonly query: string;
  onNew(): void;
}

function NoRooms({ query, onNew }: NoRoomsProps) {
  if (query !== '') {
    return (
      <EmptyState icon={SearchX} title={`No room like “${query}”`}>
        Names and topics were searched. Private rooms are found only by those who are in them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={DoorOpen}
      title="No rooms yet"
      action={
        <form
          action="/rooms/new"
          onSubmit={(event) => {
            event.preventDefault();
            onNew();
          }}
        >
          <Button type="submit" variant="primary">
            Create the first room
          </Button>
        </form>
      }
    >
      A room is a conversation with a name that people join.
    </EmptyState>
  );
}
