'use client';

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { SEARCH_MAX } from '@/lib/contract/search/search-terms.ts';
import { useIsLive } from '../_client/live/hooks.ts';
import { Button } from '../_ui/form/button.tsx';
import { SearchField } from '../_ui/form/search-field.tsx';
import { FilterBar } from './filter-bar.tsx';
import type { SearchSeed } from './found.ts';
import { FoundBeside } from './found-beside.tsx';
import { keepSearch, keptSearch } from './kept-search.ts';
import { moveInResults } from './move-in-results.ts';
import { useRecentSearches } from './recent-searches.ts';
import { ResultsList } from './results-list.tsx';
import { SearchHints } from './search-hints.tsx';
import { useLiveHits } from './use-live-hits.ts';
import { useSearch } from './use-search.ts';

/** Everything in one search: messages with their filters, and beside them people, contacts, rooms and files. */
export function SearchScreen({ seed }: { readonly seed: SearchSeed }) {
  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const search = useSearch(seed);
  const recent = useRecentSearches();
  const isLive = useIsLive();
  const { typed, of, found, problem, failure, isSearching } = search;
  const hits = useLiveHits(found.messages.items, of);

  useRestoredPlace(scroller, box);

  const keep = (openedId: string | null) => {
    keepSearch({ q: of, found, problem: null, scrollTop: scroller.current?.scrollTop ?? 0, openedId });
    recent.add(of);
  };

  const handleKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape' && event.target !== box.current) {
      box.current?.focus();
      event.preventDefault();
    } else if (moveInResults(event, box.current)) event.preventDefault();
  };

  const sentence = isLive
    ? failure
    : 'Offline: what was found stays. Searching goes on when the connection is back.';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the box and its results
    <div ref={scroller} onKeyDown={handleKey} className="min-h-0 grow overflow-y-auto">
      <div className="mx-auto w-full max-w-168 px-4 pt-6 pb-12 sm:px-6 sm:pt-12">
        <h1 className="font-title text-28 font-semibold">Search</h1>
        <search className="mt-4 block">
          <form
            action="/search"
            onSubmit={(event) => {
              event.preventDefault();
              recent.add(of);
            }}
          >
            <SearchField
              ref={box}
              label="Search messages"
              placeholder="Messages, people, contacts, rooms and files"
              name="q"
              data-search-everywhere
              aria-keyshortcuts="Control+Shift+F"
              maxLength={SEARCH_MAX}
              value={typed}
              error={problem ?? undefined}
              onChange={(event) => search.type(event.target.value)}
            />
            <FilterBar typed={typed} onType={search.type} />
            <noscript>
              <Button type="submit">Search</Button>
            </noscript>
          </form>
        </search>
        {sentence !== null && (
          <div role="alert" className="text-14 text-danger flex min-h-9 flex-wrap items-center gap-2">
            <span>{sentence}</span>
            {isLive && (
              <Button size="sm" onClick={search.again}>
                Try again
              </Button>
            )}
          </div>
        )}
        {typed.trim() === '' ? (
          <SearchHints recent={recent} onChoose={search.type} />
        ) : (
          <>
            <FoundBeside found={found} q={of} onOpen={() => keep(null)} />
            <ResultsList search={search} hits={hits} onOpen={keep} />
          </>
        )}
        <p role="status" className="sr-only">
          {typed.trim() === '' || isSearching || problem !== null
            ? ''
            : countLabel(hits.length, found.messages.nextCursor)}
        </p>
      </div>
    </div>
  );
}

function countLabel(count: number, next: string | null): string {
  if (count === 0) return 'No messages found';
  return `${count}${next === null ? '' : ' or more'} ${count === 1 ? 'message' : 'messages'} found`;
}

/** After *Back*: the place in the results, with the focus on the one that was opened. Otherwise the box has the focus. */
function useRestoredPlace(
  scroller: React.RefObject<HTMLDivElement | null>,
  box: React.RefObject<HTMLInputElement | null>,
): void {
  const isRestored = useRef(false);
  useLayoutEffect(() => {
    const kept = keptSearch();
    if (!kept || !scroller.current) return;
    isRestored.current = true;
    scroller.current.scrollTop = kept.scrollTop;
    const opened = scroller.current.querySelector<HTMLElement>(`[data-hit="${kept.openedId ?? ''}"]`);
    opened?.focus({ preventScroll: true });
  }, [scroller]);
  useEffect(() => {
    if (!isRestored.current && window.matchMedia('(pointer: fine)').matches) box.current?.focus();
  }, [box]);
}
