'use client';

import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;

function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
}

const thisMinute = () => Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS;

/**
 * The time to the next full minute, drawn again each minute: for text such as "12 minutes ago". Rounded up, so that
 * nothing that was just stored lies in the future. The server's word may differ by a minute from the browser's.
 */
export function useNow(): Date {
  return new Date(useSyncExternalStore(everyMinute, thisMinute, thisMinute));
}
