'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { Gone } from '../_client/address-book/contact-list-types.ts';
import { ApiError } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { useAddressBook } from './state/address-book-context.ts';

export interface OpenContact {
  /** As it is now, or as it was when it was deleted; null while it is not known. */
  readonly contact: Contact | null;
  /** Set when it was deleted while this page knew it. */
  readonly gone: Gone | null;
  readonly status: 'here' | 'loading' | 'missing' | 'unreachable';
  retry(): void;
}

/** The contact that is open: known from the list, or asked for. */
export function useOpenContact(id: string | null): OpenContact {
  const { state, dispatch } = useAddressBook();
  const gone = (id !== null && state.gone.get(id)) || null;
  const now = (id !== null && state.known.get(id)) || gone?.contact || null;
  // The list lets go of what is far away; what is open stays.
  const [held, setHeld] = useState(now);
  if (now !== null && now !== held) setHeld(now);
  const contact = now ?? (held?.id === id ? held : null);
  const [failure, setFailure] = useState<{ id: string; status: 'missing' | 'unreachable' } | null>(null);
  const isWanted = id !== null && contact === null;

  const ask = useEffectEvent(async (wanted: string) => {
    setFailure(null);
    try {
      dispatch({ type: 'read', contact: await call('GET /contacts/{id}', { params: { id: wanted } }) });
    } catch (thrown) {
      const isMissing = thrown instanceof ApiError && thrown.code === 'not_found';
      setFailure({ id: wanted, status: isMissing ? 'missing' : 'unreachable' });
    }
  });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further try asks again
  useEffect(() => {
    if (isWanted) void ask(id);
  }, [isWanted, id, tries]);

  const failed = failure?.id === id ? failure.status : null;
  return {
    contact,
    gone,
    status: contact ? 'here' : (failed ?? 'loading'),
    retry: () => setTries((count) => count + 1),
  };
}
