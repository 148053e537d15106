import { useEffect, useEffectEvent, useState } from 'react';
import type { Page } from '@/lib/contract/paging.ts';
import type { Room } from '@/lib/contract/room.ts';
import { wordsOf } from '../../_live/api-request.ts';
import { roomsApi } from '../../_live/api-rooms.ts';
import { useConversations } from '../../_live/hooks.ts';

const PAUSE_MS = 200;

interface Lobby {
  readonly rooms: readonly Room[];
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** Why the rooms could not be read; what was shown before stays. */
  readonly failure: string | null;
  readonly query: string;
  search(query: string): void;
  loadMore(): void;
  again(): void;
}

interface Shown {
  readonly query: string;
  readonly page: Page<Room>;
}

/**
 * The rooms of the lobby: as the server rendered them, searched while one types, read anew when one's own rooms
 * change. Membership is live: it follows the conversations of the page.
 */
export function useLobby(seed: Page<Room>): Lobby {
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<Shown>({ query: '', page: seed });
  const [isLoading, setIsLoading] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const own = useConversations().filter(({ kind }) => kind === 'room');
  const ids = new Set(own.map(({ id }) => id));
  const versions = own
    .map(({ id, version }) => `${id}/${version}`)
    .sort()
    .join();

  const read = useEffectEvent(async (cursor: string | null) => {
    const wanted = query;
    setIsLoading(true);
    try {
      const page = await roomsApi.rooms(wanted.trim(), cursor ?? undefined);
      setShown((before) => ({
        query: wanted,
        page: { ...page, items: cursor === null ? page.items : [...before.page.items, ...page.items] },
      }));
      setFailure(null);
    } catch (thrown) {
      setFailure(wordsOf(thrown));
    } finally {
      setIsLoading(false);
    }
  });

  const wish = `${query}\n${versions}\n${turn}`;
  const [first] = useState(wish);
  useEffect(() => {
    if (wish === first) return;
    const timer = setTimeout(() => void read(null), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wish, first]);

  const [more, setMore] = useState<string | null>(null);
  useEffect(() => {
    if (more !== null) void read(more);
  }, [more]);

  return {
    rooms: shown.page.items.map((room) => ({ ...room, isMember: ids.has(room.id) })),
    hasMore: shown.page.nextCursor !== null,
    isLoading,
    failure,
    query,
    search: setQuery,
    loadMore: () => setMore(shown.page.nextCursor),
    again: () => setTurn(turn + 1),
  };
}
