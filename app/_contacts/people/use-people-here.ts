'use client';

import { useEffect, useState } from 'react';
import type { Person } from '@/lib/contract/accounts/account.ts';
import { useLive } from '../../_client/live/live-context.ts';
import { call } from '../../_client/rest/call.ts';
import { type FoundPeople, usePeopleSeed } from './people-seed.tsx';

const PAUSE_MS = 120;

/**
 * People here who are no contact yet and whom a search finds; none while nothing is searched. The last answer stays until the
 * next one is there. Who becomes a contact is left out at once.
 */
export function usePeopleHere(query: string): readonly Person[] {
  const links = useLive(({ addressBook }) => addressBook.links);
  const [answer, setAnswer] = useState<FoundPeople>(usePeopleSeed());
  const isKnown = answer.query === query;
  useEffect(() => {
    if (isKnown || query === '') return;
    let isStale = false;
    const timer = setTimeout(async () => {
      // Without an answer the contacts are listed all the same.
      const found = await call('GET /contacts/people', { query: { query } }).catch(() => null);
      if (!isStale && found) setAnswer({ query, people: found.items });
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [query, isKnown]);
  if (query === '') return [];
  return answer.people.filter(({ id }) => !links.get(id));
}
