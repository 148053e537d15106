'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useIsLive } from '../_client/live/hooks.ts';
import { Button } from '../_ui/form/button.tsx';
import { SearchField } from '../_ui/form/search-field.tsx';
import { LobbyList } from './lobby-list.tsx';
import { NewRoomDialog } from './new-room-dialog.tsx';
import { type LobbySeed, useLobby } from './use-lobby.ts';

/** The rooms one can see, with a search over their names and topics. */
export function Lobby({ seed }: { readonly seed: LobbySeed }) {
  const lobby = useLobby(seed);
  const isLive = useIsLive();
  const [isMaking, setIsMaking] = useState(false);
  const problem = isLive ? lobby.failure : 'Offline: this is how it was. It brings itself up to date.';
  return (
    <>
      <div className="mt-4 mb-2 flex items-start gap-2">
        <search className="grow">
          <form action="/rooms" onSubmit={(event) => event.preventDefault()}>
            <SearchField
              label="Search rooms"
              name="query"
              value={lobby.query}
              onChange={(event) => lobby.search(event.target.value)}
            />
          </form>
        </search>
        {/* A page of its own without a script. */}
        <form
          action="/rooms/new"
          onSubmit={(event) => {
            event.preventDefault();
            setIsMaking(true);
          }}
        >
          <Button type="submit" variant="primary">
            <Plus aria-hidden size={18} strokeWidth={2} /> New room
          </Button>
        </form>
      </div>
      {problem !== null && (
        <div role="alert" className="text-14 text-danger flex min-h-9 flex-wrap items-center gap-2">
          <span>{problem}</span>
          {isLive && (
            <Button size="sm" onClick={lobby.again}>
              Try again
            </Button>
          )}
        </div>
      )}
      <LobbyList lobby={lobby} onNew={() => setIsMaking(true)} />
      <p role="status" className="sr-only">
        {lobby.query.trim() === '' || lobby.isLoading ? '' : resultLabel(lobby.rooms.length, lobby.next)}
      </p>
      <NewRoomDialog isOpen={isMaking} onClose={() => setIsMaking(false)} />
    </>
  );
}

function resultLabel(count: number, next: string | null): string {
  return `${count}${next === null ? '' : ' or more'} found`;
}
