import { listPeople } from '@/lib/accounts/people/list-people.ts';
import { listContacts } from '@/lib/contacts/address-book/list-contacts.ts';
import type { Context } from '@/lib/context/context.ts';
import { isProblem, readSearch, type SearchText, sentText } from '@/lib/contract/search/search-terms.ts';
import { listRooms } from '@/lib/conversations/rooms/list-rooms.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { searchMessages } from '@/lib/search/search-messages.ts';
import { isAppError } from '@/lib/use-case/app-error.ts';
import type { Caller } from '@/lib/use-case/caller.ts';
import { BESIDE_MAX, type Found, NOTHING_FOUND, RESULTS_AT_ONCE, type SearchSeed } from '../_search/found.ts';
import { wordsOfSearch } from '../_search/search-text.ts';

/** What the page of search shows at first, and all that it shows without a script. */
export async function loadSearch(typed: string, cursor: string): Promise<SearchSeed> {
  const { ctx, caller } = await requireCaller();
  const q = sentText(typed);
  if (q === '') return { q, found: NOTHING_FOUND, problem: null };
  const read = readSearch(q);
  if (isProblem(read)) return { q, found: NOTHING_FOUND, problem: read.problem };
  try {
    return { q, found: await find(ctx, caller, read, cursor), problem: null };
  } catch (error) {
    if (!isAppError(error) || error.code !== 'invalid') throw error;
    return { q, found: NOTHING_FOUND, problem: error.details.errors?.[0]?.message ?? error.message };
  }
}

async function find(ctx: Context, caller: Caller, q: SearchText, cursor: string): Promise<Found> {
  const words = wordsOfSearch(q);
  const limit = BESIDE_MAX;
  const [messages, files, people, contacts, rooms] = await Promise.all([
    searchMessages(ctx, caller, { q, limit: RESULTS_AT_ONCE, ...(cursor !== '' && { cursor }) }),
    searchMessages(ctx, caller, { q, limit, has: 'file' }),
    ...(q.filters.length > 0
      ? ([none, none, none] as const)
      : ([
          listPeople(ctx, caller, { query: words, limit }),
          listContacts(ctx, caller, { query: words, limit }),
          listRooms(ctx, caller, { query: words, limit }),
        ] as const)),
  ]);
  return {
    messages,
    files: files.items,
    people: people.items,
    contacts: contacts.items,
    rooms: rooms.items,
  };
}

/** Filters are about messages and files. */
const none = { items: [] };
