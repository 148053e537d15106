import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Room } from '@/lib/contract/conversations/room.ts';
import type { Page } from '@/lib/contract/values/paging.ts';
import { useConnection, useConversations, useLobbyVersion } from '../_client/live/hooks.ts';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { readUntilCount } from './read-until-count.ts';

const TYPING_PAUSE_MS = 200;
/** Times of last activity, which no signal carries, are no older than this. */
const AGE_MS = 60_000;

/** The page of rooms that the server rendered, and what it was asked for. */
export interface LobbySeed {
  readonly query: string;
  readonly cursor: string | null;
  readonly page: Page<Room>;
}

export interface LobbyState {
  readonly rooms: readonly Room[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  readonly isLoading: boolean;
  /** Why the rooms could not be read; what was shown before stays. */
  readonly failure: string | null;
  readonly query: string;
  search(query: string): void;
  loadMore(): void;
  again(): void;
}

/**
 * The rooms of the lobby: as the server rendered them, searched while one types, and read again when the server says that
 * they changed, when one's own rooms change, and after the connection was away.
 */
export function useLobby(seed: LobbySeed): LobbyState {
  const [query, setQuery] = useState(seed.query);
  const [{ of: shownQuery, page: shown }, setShown] = useState({ of: seed.query.trim(), page: seed.page });
  const [isReading, setIsReading] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const latest = useRef(0);
  const own = useConversations().filter(({ kind }) => kind === 'room');
  const ids = new Set(own.map(({ id }) => id));
  const isConnected = useConnection().state === 'connected';
  const news = `${useLobbyVersion()} ${own
    .map(({ id, version }) => `${id}/${version}`)
    .sort((a, b) => (a < b ? -1 : 1))
    .join()}`;

  const wanted = query.trim();
  const load = async (ask: () => Promise<Page<Room>>) => {
    latest.current += 1;
    const number = latest.current;
    setIsReading(true);
    try {
      const page = await ask();
      if (number !== latest.current) return;
      setShown({ of: wanted, page });
      setFailure(null);
    } catch (thrown) {
      if (number === latest.current) setFailure(errorMessage(thrown));
    } finally {
      if (number === latest.current) setIsReading(false);
    }
  };

  const reload = useEffectEvent(() => {
    const from = wanted === seed.query.trim() ? seed.cursor : null;
    const count = wanted === shownQuery ? shown.items.length : 0;
    void load(() =>
      readUntilCount(
        (cursor) => call('GET /rooms', { query: { query: wanted || undefined, limit: 50, cursor } }),
        from,
        count,
      ),
    );
  });

  const wish = `${wanted}\n${news}\n${turn}`;
  const asked = useRef(wish);
  useEffect(() => {
    if (wish === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = wish;
      reload();
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wish]);
  // What happened between the server's page and the connection was not received here.
  const isFresh = useRef(isConnected);
  useEffect(() => {
    if (!isConnected) return;
    if (!isFresh.current) reload();
    isFresh.current = false;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, AGE_MS);
    return () => clearInterval(timer);
  }, [isConnected]);

  return {
    rooms: shown.items.map((room) => ({ ...room, isMember: ids.has(room.id) || room.isMember })),
    next: shown.nextCursor,
    // What is typed is not answered yet.
    isLoading: isReading || (wanted !== shownQuery && failure === null),
    failure,
    query,
    search: setQuery,
    loadMore: () =>
      void load(async () => {
        const page = await call('GET /rooms', {
          query: { query: wanted || undefined, limit: 50, cursor: shown.nextCursor ?? undefined },
        });
        return { ...page, items: [...shown.items, ...page.items] };
      }),
    again: () => setTurn(turn + 1),
  };
}
