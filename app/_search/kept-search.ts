import type { SearchSeed } from './found.ts';

/** A search as it was left for one of its results. */
interface KeptSearch extends SearchSeed {
  readonly scrollTop: number;
  /** The result that was opened. */
  readonly openedId: string | null;
}

/** Of the page that is open: nothing of it is written down. */
let kept: KeptSearch | null = null;

export function keepSearch(search: KeptSearch): void {
  kept = search;
}

/** The last search, if the page's address is still its own: *Back* shows it as it was left. */
export function keptSearch(): KeptSearch | null {
  if (kept === null || typeof window === 'undefined') return null;
  return new URLSearchParams(window.location.search).get('q') === kept.q ? kept : null;
}
