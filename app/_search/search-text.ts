import {
  type FilterName,
  filterNames,
  isProblem,
  readSearch,
  type SearchText,
  sentText,
} from '@/lib/contract/search/search-terms.ts';

/** What of a search people, contacts and rooms are looked for by: its words, without filters. Empty when it has none. */
export function wordsOfSearch({ terms }: SearchText): string {
  return terms.map(({ typed }) => typed).join(' ');
}

/** The words of what is typed, and whether a filter stands beside them. Null while it cannot be searched for. */
export function readTyped(typed: string): { readonly words: string; readonly hasFilters: boolean } | null {
  const read = readSearch(sentText(typed));
  return isProblem(read) ? null : { words: wordsOfSearch(read), hasFilters: read.filters.length > 0 };
}

const TYPED_FILTER = new RegExp(`(^|\\s)(${filterNames.join('|')}):("[^"]*"?|\\S*)`, 'giu');

/** The value of a filter in what is typed; empty when it has none. */
export function filterIn(typed: string, name: FilterName): string {
  for (const [, , found = '', value = ''] of typed.matchAll(TYPED_FILTER))
    if (found.toLowerCase() === name) return value.replaceAll('"', '');
  return '';
}

/** What is typed with another value of a filter, or without it when the value is empty. */
export function withFilter(typed: string, name: FilterName, value: string): string {
  const others = typed.replace(TYPED_FILTER, (whole: string, before: string, found: string) =>
    found.toLowerCase() === name ? before : whole,
  );
  const filter = value === '' ? '' : `${name}:${/\s/u.test(value) ? `"${value}"` : value}`;
  return [others.replace(/\s+/gu, ' ').trim(), filter].filter((part) => part !== '').join(' ');
}
