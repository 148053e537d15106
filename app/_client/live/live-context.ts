'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { LiveState } from '../state/live-state.ts';
import type { LiveClient } from './live-client.ts';

/** Where a page finds its live client; {@link LiveProvider} puts it there. */
export const LiveContext = createContext<LiveClient | null>(null);

/** The page's live client. Throws outside {@link LiveProvider}. */
export function useLiveClient(): LiveClient {
  const client = useContext(LiveContext);
  if (!client) throw new Error('This needs a LiveProvider around it.');
  return client;
}

/** A part of the live state; `select` must answer the same object while nothing changed. */
export function useLive<T>(select: (state: LiveState) => T): T {
  const { store } = useLiveClient();
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getState()),
    () => select(store.getInitialState()),
  );
}
