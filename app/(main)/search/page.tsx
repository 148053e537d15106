import type { Metadata } from 'next';
import { filterNames } from '@/lib/contract/search/search-terms.ts';
import { SearchScreen } from '../../_search/search-screen.tsx';
import { withFilter } from '../../_search/search-text.ts';
import { loadSearch } from '../../_server/load-search.ts';

export const metadata: Metadata = { title: 'Search' };

/** Everything in one search. `?q=`, `?cursor=` and the filters do without a script what the page does with one. */
export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const asked = await searchParams;
  let typed = textOf(asked.q);
  for (const name of filterNames) {
    const value = textOf(asked[name]);
    if (value !== '') typed = withFilter(typed, name, value);
  }
  const seed = await loadSearch(typed, textOf(asked.cursor));
  return <SearchScreen key={seed.q} seed={seed} />;
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.slice(0, 1_000) : '';
}
