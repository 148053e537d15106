import { useSyncExternalStore } from 'react';
import type { Guard } from '../../../lib/contract/values/guards.ts';

const listeners = new Set<() => void>();
/** What was read last, so that the same text is the same value; and what a browser that refuses its storage does not keep. */
const known = new Map<string, { readonly text: string | null; readonly value: unknown }>();

/**
 * A small value that this browser keeps, and how to change it; `none` until there is one, and for what another release wrote
 * in another form. The key begins with a name of `private-data.ts`.
 */
export function useKeptValue<T>(
  key: string,
  is: Guard<T>,
  none: T,
): readonly [value: T, write: (value: T) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => read(key, is, none),
    () => none,
  );
  return [
    value,
    (next) => {
      const text = JSON.stringify(next);
      known.set(key, { text, value: next });
      try {
        localStorage.setItem(key, text);
      } catch {
        // It is kept as long as the page is.
      }
      for (const listener of listeners) listener();
    },
  ];
}

function subscribe(listener: () => void): () => void {
  const handleStorage = () => listener();
  window.addEventListener('storage', handleStorage);
  listeners.add(listener);
  return () => {
    window.removeEventListener('storage', handleStorage);
    listeners.delete(listener);
  };
}

function read<T>(key: string, is: Guard<T>, none: T): T {
  const last = known.get(key);
  const text = textOf(key, last?.text ?? null);
  if (last?.text === text && is(last.value)) return last.value;
  const value = parse(text, is) ?? none;
  known.set(key, { text, value });
  return value;
}

function textOf(key: string, last: string | null): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return last;
  }
}

function parse<T>(text: string | null, is: Guard<T>): T | null {
  try {
    const parsed: unknown = JSON.parse(text ?? 'null');
    return is(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
