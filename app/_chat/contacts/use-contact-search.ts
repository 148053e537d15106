import { useEffect, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { call } from '../../_client/rest/call.ts';

/** Typing on within this time asks once. */
const PAUSE_MS = 120;
const FOUND_MAX = 20;

interface ContactSearch {
  /** The last answer stays until the next one is there, so that nothing flickers while one types. */
  readonly items: readonly Contact[];
  readonly isSearching: boolean;
  readonly isFailed: boolean;
}

interface Answer {
  readonly query: string | null;
  readonly items: readonly Contact[];
  readonly isFailed: boolean;
}

/** Contacts that the server finds; before anything is typed those that were changed last. */
export function useContactSearch(typed: string): ContactSearch {
  const query = typed.trim();
  const [answer, setAnswer] = useState<Answer>({ query: null, items: [], isFailed: false });
  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(
      async () => {
        const asked = query === '' ? ({ sort: 'updatedAt' } as const) : { query };
        const page = await call('GET /contacts', { query: { ...asked, limit: FOUND_MAX } }).catch(() => null);
        if (!isStale) setAnswer({ query, items: page?.items ?? [], isFailed: page === null });
      },
      query === '' ? 0 : PAUSE_MS,
    );
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [query]);
  return { items: answer.items, isSearching: answer.query !== query, isFailed: answer.isFailed };
}
