import type { Person } from '@/lib/contract/accounts/account.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { Room } from '@/lib/contract/conversations/room.ts';
import type { SearchHit } from '@/lib/contract/search/search.ts';
import type { Page } from '@/lib/contract/values/paging.ts';

/** So many of each kind are shown beside the messages. */
export const BESIDE_MAX = 5;
export const RESULTS_AT_ONCE = 25;

/** What a search has found, of each kind. */
export interface Found {
  readonly messages: Page<SearchHit>;
  readonly people: readonly Person[];
  readonly contacts: readonly Contact[];
  readonly rooms: readonly Room[];
  /** Messages with a file that was found by its name or alternative text. */
  readonly files: readonly SearchHit[];
}

export const NOTHING_FOUND: Found = {
  messages: { items: [], nextCursor: null },
  people: [],
  contacts: [],
  rooms: [],
  files: [],
};

/** What the server rendered: a search with what it found, or why it could not be searched for. */
export interface SearchSeed {
  readonly q: string;
  readonly found: Found;
  /** A sentence about what is typed; null when all is well. */
  readonly problem: string | null;
}
