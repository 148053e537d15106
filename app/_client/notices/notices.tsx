'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { isPageVisible } from '../connection/is-page-visible.ts';
import { useLive, useLiveClient } from '../live/live-context.ts';
import { call } from '../rest/call.ts';
import { showNotices } from './desktop-notices.ts';
import { holdOpenLock, inOneTab, isOpenAnywhere } from './notice-locks.ts';
import { PushLink } from './push-link.tsx';

/** Shows notices of the desktop in one tab of the browser, and says to the other tabs what is visible in this one. */
export function Notices() {
  const { store } = useLiveClient();
  const router = useRouter();
  const meId = useLive((state) => state.me.id);
  const isOver = useLive((state) => state.endedReason !== null);
  const openId = useLive((state) => state.openConversationId);
  const isVisible = useSyncExternalStore(subscribeToVisibility, isPageVisible, () => false);
  const open = useEffectEvent((id: string) => router.push(`/chat/${id}` as Route));

  useEffect(() => {
    if (openId !== null && isVisible) return holdOpenLock(openId);
  }, [openId, isVisible]);

  useEffect(() => {
    if (isOver) return;
    return inOneTab(`notices-${meId}`, () =>
      showNotices({
        store,
        isOpenSomewhere: isOpenAnywhere,
        senderOf: async (id) =>
          (await call('GET /messages/{id}', { params: { id } }).catch(() => null))?.senderId ?? null,
        onOpen: (id) => open(id),
      }),
    );
  }, [store, meId, isOver]);
  return isOver ? null : <PushLink />;
}

function subscribeToVisibility(listener: () => void): () => void {
  const stop = new AbortController();
  for (const name of ['focus', 'blur']) window.addEventListener(name, listener, { signal: stop.signal });
  document.addEventListener('visibilitychange', listener, { signal: stop.signal });
  return () => stop.abort();
}
