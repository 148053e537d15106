'use client';

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { Announcements } from './announcements.tsx';
import { createLiveClient, type LiveClient } from './live-client.ts';
import type { LiveSeed, LiveState } from './live-state.ts';
import { SessionEnded } from './session-ended.tsx';
import { TitleCount } from './title-count.tsx';

const LiveContext = createContext<LiveClient | null>(null);

interface LiveProviderProps {
  readonly seed: LiveSeed;
  readonly children: ReactNode;
}

/** Makes everything below live. Placed once, around all pages of somebody signed in. */
export function LiveProvider({ seed, children }: LiveProviderProps) {
  // Another person signing in on the same page gets a store of their own.
  return (
    <LiveRoot key={seed.me.id} seed={seed}>
      {children}
    </LiveRoot>
  );
}

function LiveRoot({ seed, children }: LiveProviderProps) {
  const [client] = useState(() => createLiveClient(seed));
  useEffect(() => client.start(), [client]);
  // A later render of the server may know more than this page; what it knows less of is ignored by number.
  useEffect(() => {
    client.store.dispatch({ type: 'conversations', conversations: seed.conversations });
  }, [client, seed]);
  return (
    <LiveContext value={client}>
      {children}
      <Announcements />
      <TitleCount />
      <SessionEnded />
    </LiveContext>
  );
}

/** The page's live client. Throws outside {@link LiveProvider}. */
export function useLiveClient(): LiveClient {
  const client = useContext(LiveContext);
  if (!client) throw new Error('This needs a LiveProvider around it.');
  return client;
}

/** A part of the live state; `select` must answer the same object while nothing changed. */
export function useLive<T>(select: (state: LiveState) => T): T {
  const { store } = useLiveClient();
  const read = () => select(store.getState());
  return useSyncExternalStore(store.subscribe, read, read);
}
