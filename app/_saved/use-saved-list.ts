import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SavedMessage } from '@/lib/contract/conversations/message.ts';
import type { Page } from '@/lib/contract/values/paging.ts';
import { useLive } from '../_client/live/live-context.ts';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';

const PAGE = 30;
const PAGE_MAX = 200;

interface SavedList {
  readonly items: readonly SavedMessage[];
  readonly nextCursor: string | null;
  readonly isLoading: boolean;
  /** Why the list could not be read; null when it could. */
  readonly failure: string | null;
  loadMore(): void;
  /** Reads it again as far as it is shown. */
  again(): void;
}

/** What this person saved, as far as it is loaded; read again whenever one of their devices saved or took out something. */
export function useSavedList(first: Page<SavedMessage>): SavedList {
  const [{ items, nextCursor }, setPage] = useState(first);
  const [isLoading, setIsLoading] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const version = useLive(({ saved }) => saved.version);
  const isConnected = useLive(({ connection }) => connection.state === 'connected');
  const asks = useRef(0);

  const load = async (after: string | null) => {
    asks.current += 1;
    const ask = asks.current;
    setIsLoading(true);
    setFailure(null);
    const limit = after === null ? Math.min(PAGE_MAX, Math.max(PAGE, items.length)) : PAGE;
    try {
      const page = await call('GET /saved', { query: { limit, ...(after !== null && { cursor: after }) } });
      if (ask !== asks.current) return;
      setPage((before) => ({
        items: after === null ? page.items : [...before.items, ...page.items],
        nextCursor: page.nextCursor,
      }));
    } catch (thrown) {
      if (ask === asks.current) setFailure(errorMessage(thrown));
    }
    if (ask === asks.current) setIsLoading(false);
  };

  const again = () => void load(null);
  const refresh = useEffectEvent(again);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved changed, or may have while the page was away
  useEffect(() => {
    if (!isConnected) return;
    // What the server rendered a moment ago.
    if (isFirst.current) isFirst.current = false;
    else refresh();
  }, [version, isConnected]);

  return { items, nextCursor, isLoading, failure, again, loadMore: () => void load(nextCursor) };
}
