'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { Page } from '@/lib/contract/values/paging.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';

interface Pages<T> {
  readonly items: readonly T[];
  readonly isLoading: boolean;
  /** Why the last question had no answer; what was read before stays. */
  readonly error: string | null;
  readonly hasMore: boolean;
  more(): void;
  /** From the beginning, with what is shown until the answer comes. */
  again(): void;
  change(next: (items: readonly T[]) => readonly T[]): void;
}

/** A list read page by page, from its beginning when `key` is another one. */
export function usePages<T>(key: string, ask: (cursor?: string) => Promise<Page<T>>): Pages<T> {
  const [items, setItems] = useState<readonly T[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  const [error, setError] = useState<string | null>(null);

  const load = async (at?: string) => {
    setIsLoading(true);
    setError(null);
    try {
      let page = await ask(at);
      // A page may be empty while there is more to read.
      while (page.items.length === 0 && page.nextCursor !== null) page = await ask(page.nextCursor);
      setItems((now) => (at === undefined ? page.items : [...now, ...page.items]));
      setCursor(page.nextCursor);
    } catch (thrown) {
      setError(errorMessage(thrown));
    }
    setIsLoading(false);
  };
  const begin = useEffectEvent(() => void load());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another list
  useEffect(() => begin(), [key]);

  return {
    items,
    isLoading,
    error,
    hasMore: cursor !== null,
    more: () => void load(cursor ?? undefined),
    again: () => void load(),
    change: setItems,
  };
}
