import { useEffect, useMemo } from 'react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { matchesAll, rangesIn } from '@/lib/contract/search/match-message.ts';
import type { SearchHit } from '@/lib/contract/search/search.ts';
import { isProblem, readSearch } from '@/lib/contract/search/search-terms.ts';
import { useLive, useLiveClient } from '../_client/live/live-context.ts';

/** The hits as they are now: an edit changes or drops one, a deletion and the end of a membership drop it. */
export function useLiveHits(hits: readonly SearchHit[], q: string): readonly SearchHit[] {
  const { store } = useLiveClient();
  const newer = useLive((state) => state.quoted);
  const removed = useLive((state) => state.conversations.removed);
  useEffect(() => {
    // The store then keeps them up to date with what it hears.
    for (const { message } of hits) {
      const known = store.getState().quoted.get(message.id);
      if (!known || known.revision < message.revision) store.dispatch({ type: 'quoted', message });
    }
  }, [hits, store]);
  return useMemo(() => {
    const read = readSearch(q);
    if (isProblem(read)) return [];
    return hits.flatMap((hit): SearchHit[] => {
      const message: Message = newer.get(hit.message.id) ?? hit.message;
      if (removed.has(message.conversationId)) return [];
      if (message.revision <= hit.message.revision) return [hit];
      if (message.deletedAt !== null || !matchesAll(message, read.terms)) return [];
      return [{ message, ranges: rangesIn(message.body, read.terms) }];
    });
  }, [hits, q, newer, removed]);
}
