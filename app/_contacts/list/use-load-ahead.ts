'use client';

import { useEffect } from 'react';
import { useAddressBook } from '../state/address-book-context.ts';
import type { RowRange } from './list-window.ts';

/** How many rows from an end of what is loaded the next page is asked for. */
const NEAR_THE_END = 30;

/** Loads the page after the rows that are drawn, or the one before, as they come near an end of what is loaded. */
export function useLoadAhead({ from, to }: RowRange): void {
  const { state, loadMore, loadPrevious } = useAddressBook();
  const { rows, next, previous } = state;
  const canLoad = state.loading === null && state.error === null;
  const isMoreWanted = next !== null && to > rows.length - NEAR_THE_END;
  // Near both ends, the end of the list comes first.
  const isPreviousWanted = previous !== null && from < NEAR_THE_END && !isMoreWanted;
  useEffect(() => {
    if (canLoad && isMoreWanted) loadMore();
  }, [canLoad, isMoreWanted, loadMore]);
  useEffect(() => {
    if (canLoad && isPreviousWanted) loadPrevious();
  }, [canLoad, isPreviousWanted, loadPrevious]);
}
