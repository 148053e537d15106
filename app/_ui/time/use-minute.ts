'use client';

import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;

function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
}

const thisMinute = () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

/**
 * The beginning of this minute in milliseconds, drawn again each minute; 0 on the first pass, which must be drawn alike by
 * the server and the browser.
 */
export function useMinute(): number {
  return useSyncExternalStore(everyMinute, thisMinute, () => 0);
}
