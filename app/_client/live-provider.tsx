'use client';

import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { loadLater } from '../_ui/layout/load-later.ts';
import { createLiveClient } from './live/live-client.ts';
import { LiveContext } from './live/live-context.ts';
import { loadRunLive } from './live/live-run.ts';
import { Announcements } from './notices/announcements.tsx';
import { TitleCount } from './notices/title-count.tsx';
import { SessionEnded } from './session-ended.tsx';
import { SignOutProvider } from './sign-out/sign-out-provider.tsx';
import type { LiveSeed } from './state/live-state.ts';

// The request goes out while the page is still being hydrated.
if (typeof window !== 'undefined') void loadRunLive();

const OfflineKeeper = loadLater(() =>
  import('./offline/offline-keeper.tsx').then((loaded) => loaded.OfflineKeeper),
);
const Notices = loadLater(() => import('./notices/notices.tsx').then((loaded) => loaded.Notices));

interface LiveProviderProps {
  readonly seed: LiveSeed;
  readonly children: ReactNode;
}

/** Makes everything below live. Placed once, around all pages of a person who is signed in. */
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
  const [isRunning, setIsRunning] = useState(false);
  useEffect(() => client.start(), [client]);
  useEffect(() => setIsRunning(true), []);
  // A later render of the server may know more than this page; what it knows less of is ignored by number.
  useEffect(() => {
    client.store.dispatch({ type: 'conversations', conversations: seed.conversations });
    client.store.dispatch({ type: 'me', me: seed.me });
  }, [client, seed]);
  return (
    <LiveContext value={client}>
      <SignOutProvider>{children}</SignOutProvider>
      <Announcements />
      <TitleCount />
      <Suspense>{isRunning && <Notices />}</Suspense>
      <Suspense>{isRunning && <OfflineKeeper />}</Suspense>
      <SessionEnded />
    </LiveContext>
  );
}
