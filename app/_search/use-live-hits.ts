import { useMemo } from 'react';
import { matchesAll, rangesIn } from '@/lib/contract/search/match-message.ts';
import type { SearchHit } from '@/lib/contract/search/search.ts';
import { isProblem, readSearch } from '@/lib/contract/search/search-terms.ts';
import { useNewestVersions } from '../_client/live/use-newest-versions.ts';

/** The hits as they are now: an edit changes or drops one, a deletion and the end of a membership drop it. */
export function useLiveHits(hits: readonly SearchHit[], q: string): readonly SearchHit[] {
  const messages = useMemo(() => hits.map(({ message }) => message), [hits]);
  const newestOf = useNewestVersions(messages);
  const read = readSearch(q);
  if (isProblem(read)) return [];
  return hits.flatMap((hit): SearchHit[] => {
    const message = newestOf(hit.message);
    if (message === null) return [];
    if (message === hit.message) return [hit];
    if (!matchesAll(message, read.terms)) return [];
    return [{ message, ranges: rangesIn(message.body, read.terms) }];
  });
}
