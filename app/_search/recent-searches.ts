import { useSyncExternalStore } from 'react';
import { useMe } from '../_client/live/hooks.ts';
import { RECENT_SEARCHES } from '../_client/private-data/private-data.ts';

const KEPT = 8;
const listeners = new Set<() => void>();
const NONE: readonly string[] = [];
let read: { readonly text: string | null; readonly list: readonly string[] } = { text: null, list: NONE };

export interface RecentSearches {
  readonly list: readonly string[];
  add(q: string): void;
  clear(): void;
}

/** The last searches of this person in this browser, the newest first; none where it keeps nothing. */
export function useRecentSearches(): RecentSearches {
  const key = `${RECENT_SEARCHES}:${useMe().id}:list`;
  const list = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => readList(key),
    () => NONE,
  );
  const write = (next: readonly string[]) => {
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A browser that refuses its storage shows none the next time.
    }
    for (const listener of listeners) listener();
  };
  return {
    list,
    add: (q) => {
      if (q !== '') write([q, ...list.filter((each) => each !== q)].slice(0, KEPT));
    },
    clear: () => write([]),
  };
}

/** The same list while the text is the same, as React asks for. */
function readList(key: string): readonly string[] {
  const text = storedText(key);
  if (text !== read.text) read = { text, list: parseList(text) };
  return read.list;
}

function storedText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parseList(text: string | null): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(parsed) ? parsed.filter((each) => typeof each === 'string').slice(0, KEPT) : NONE;
  } catch {
    // Another release wrote it.
    return NONE;
  }
}
