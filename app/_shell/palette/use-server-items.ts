import { useEffect, useState } from 'react';
import type { Person } from '@/lib/contract/accounts/account.ts';
import type { SearchHit } from '@/lib/contract/search/search.ts';
import { isProblem, readSearch, sentText } from '@/lib/contract/search/search-terms.ts';
import { ApiError } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { contactItem, type PaletteItem, roomItem } from './palette-items.ts';

/** Typing on within this time asks once. */
const PAUSE_MS = 120;
const FOUND_MAX = 5;

interface Answer {
  readonly items: readonly PaletteItem[];
  readonly people: readonly Person[];
  readonly messages: readonly SearchHit[];
  /** Messages with files that were found. */
  readonly files: readonly SearchHit[];
}

interface Found extends Answer {
  readonly query: string;
  readonly isFailed: boolean;
}

const NO_ANSWER: Answer = { items: [], people: [], messages: [], files: [] };
const nothing: Found = { ...NO_ANSWER, query: '', isFailed: false };

/**
 * What the server finds for a search: people, contacts, rooms that the person is not in, messages and files. The last answer stays until
 * the next one is there, so that nothing flickers while one types.
 */
export function useServerItems(query: string): Found & { readonly isSearching: boolean } {
  const wanted = query.trim();
  const [found, setFound] = useState(nothing);

  useEffect(() => {
    if (wanted === '') return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const answer = await search(wanted).catch(() => null);
      if (!isStale) setFound({ ...(answer ?? NO_ANSWER), query: wanted, isFailed: answer === null });
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [wanted]);

  if (wanted === '') return { ...nothing, isSearching: false };
  return { ...found, isSearching: found.query !== wanted };
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
