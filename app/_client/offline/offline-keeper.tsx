'use client';

import { useEffect } from 'react';
import { useLive, useLiveClient } from '../live/live-context.ts';
import { inOneTab } from '../notices/notice-locks.ts';
import { runningWorker } from '../push/worker.ts';
import { keepOffline } from './keep-offline.ts';
import { forgetKept } from './kept/kept-storage.ts';

/** Keeps what can be read without a network, in one tab of the browser, as long as the session lasts. */
export function OfflineKeeper() {
  const { store } = useLiveClient();
  const meId = useLive((state) => state.me.id);
  const isOver = useLive((state) => state.endedReason !== null);

  useEffect(() => {
    if (isOver) {
      // Signed out, suspended or on another device: what was kept is not left behind.
      void forgetKept((userId) => userId === meId);
      return;
    }
    let stop: (() => void) | null = null;
    let isWanted = true;
    // Without a worker nothing shows what is kept.
    void runningWorker().then((worker) => {
      if (worker && isWanted) stop = inOneTab(`offline-${meId}`, () => keepOffline(store));
    });
    return () => {
      isWanted = false;
      stop?.();
    };
  }, [store, meId, isOver]);
  return null;
}
