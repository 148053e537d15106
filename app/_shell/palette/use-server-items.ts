import type { Person } from '@/lib/contract/accounts/account.ts';
import type { SearchHit } from '@/lib/contract/search/search.ts';
import { isProblem, readSearch, sentText } from '@/lib/contract/search/search-terms.ts';
import { ApiError } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { useTypedAnswer } from '../../_client/rest/use-typed-answer.ts';
import { contactItem, type PaletteItem, roomItem } from './palette-items.ts';

const FOUND_MAX = 5;

interface Answer {
  readonly items: readonly PaletteItem[];
  readonly people: readonly Person[];
  readonly messages: readonly SearchHit[];
  /** Messages with files that were found. */
  readonly files: readonly SearchHit[];
}

const SEARCH = { search, nothing: { items: [], people: [], messages: [], files: [] } } as const;

/** What the server finds for a search: people, contacts, rooms that the person is not in, messages and files. */
export function useServerItems(typed: string) {
  return useTypedAnswer<Answer>(typed, SEARCH);
}

async function search(query: string): Promise<Answer> {
  const q = sentText(query);
  const isSearchable = !isProblem(readSearch(q));
  const messages = (has?: 'file') =>
    isSearchable
      ? call('GET /search', { query: { q, limit: FOUND_MAX, has } }).catch(ofWrongFilter)
      : { items: [] };
  const [people, rooms, contacts, found, withFiles] = await Promise.all([
    call('GET /users', { query: { query, limit: FOUND_MAX } }),
    call('GET /rooms', { query: { query: query || undefined, limit: 50 } }),
    call('GET /contacts', { query: { query, limit: FOUND_MAX } }),
    messages(),
    messages('file'),
  ]);
  const others = rooms.items.filter(({ isMember, archivedAt }) => !isMember && archivedAt === null);
  return {
    items: [...others.map(roomItem), ...contacts.items.map(contactItem)],
    people: people.items,
    messages: found.items,
    files: withFiles.items,
  };
}

/** A filter that is still being typed names nobody: the page of search says so. */
function ofWrongFilter(thrown: unknown): { readonly items: readonly SearchHit[] } {
  if (thrown instanceof ApiError && thrown.code === 'invalid') return { items: [] };
  throw thrown;
}
