import { isListOf, isText } from '../../lib/contract/values/guards.ts';
import { useMe } from '../_client/live/hooks.ts';
import { RECENT_SEARCHES } from '../_client/private-data/private-data.ts';
import { useKeptValue } from '../_client/private-data/use-kept-value.ts';

const KEPT = 8;
const NONE: string[] = [];
const isList = isListOf(isText);

export interface RecentSearches {
  readonly list: readonly string[];
  add(q: string): void;
  clear(): void;
}

/** The last searches of this person in this browser, the newest first. */
export function useRecentSearches(): RecentSearches {
  const [list, write] = useKeptValue(`${RECENT_SEARCHES}:${useMe().id}:list`, isList, NONE);
  return {
    list,
    add: (q) => {
      if (q !== '') write([q, ...list.filter((each) => each !== q)].slice(0, KEPT));
    },
    clear: () => write(NONE),
  };
}
