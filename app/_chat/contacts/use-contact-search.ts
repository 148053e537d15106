import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { call } from '../../_client/rest/call.ts';
import { useTypedAnswer } from '../../_client/rest/use-typed-answer.ts';

const FOUND_MAX = 20;
const SEARCH = { search, nothing: [], isAskedEmpty: true } as const;

/** Contacts that the server finds; before anything is typed those that were changed last. */
export function useContactSearch(typed: string) {
  const { answer: items, isSearching, isFailed } = useTypedAnswer<readonly Contact[]>(typed, SEARCH);
  return { items, isSearching, isFailed };
}

async function search(query: string): Promise<readonly Contact[]> {
  const asked = query === '' ? ({ sort: 'updatedAt' } as const) : { query };
  return (await call('GET /contacts', { query: { ...asked, limit: FOUND_MAX } })).items;
}
