'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Page } from '@/lib/contract/paging.ts';
import type { Room } from '@/lib/contract/room.ts';
import { Panes } from '../../_ui/panes.tsx';
import { LobbyPane } from './lobby-pane.tsx';

interface RoomsPanesProps {
  readonly seed: Page<Room>;
  readonly children: ReactNode;
}

/** The lobby beside the room that one looks at; on a small screen one of the two. */
export function RoomsPanes({ seed, children }: RoomsPanesProps) {
  const openSlug = useSelectedLayoutSegment();
  return (
    <Panes
      listLabel="Lobby"
      list={<LobbyPane seed={seed} openSlug={openSlug} />}
      shows={openSlug === null ? 'list' : 'open'}
    >
      {children}
    </Panes>
  );
}
