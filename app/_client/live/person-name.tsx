'use client';

import type { Person } from '../../../lib/contract/accounts/account.ts';
import { useHasLookAlike } from './look-alikes.ts';

/** What a person is called; with the username beside it when another person is called what looks the same. */
export function PersonName({ person }: { readonly person: Pick<Person, 'id' | 'displayName' | 'username'> }) {
  const hasLookAlike = useHasLookAlike(person);
  return (
    <>
      {person.displayName}
      {hasLookAlike && <span className="text-ink-3 font-normal"> @{person.username}</span>}
    </>
  );
}
