'use client';

import { useEffect, useMemo, useState } from 'react';
import type { ContactLetters } from '@/lib/contract/contacts/contact-find.ts';
import { headingOf } from '../../_client/address-book/contact-order.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { call } from '../../_client/rest/call.ts';
import { useAddressBook } from './address-book-context.ts';

const PAUSE_MS = 1_000;

interface Letters {
  readonly letters: readonly string[];
  /** How many contacts the address book has; null while that is not known. */
  readonly total: number | null;
}

/** The letters of the address book: from the contacts of this page if it has them all, else as the server counts them. */
export function useLetters(): Letters {
  const { state } = useAddressBook();
  const { store } = useLiveClient();
  const { isWhole, rows } = state;
  const [counted, setCounted] = useState<ContactLetters | null>(null);

  useEffect(() => {
    if (isWhole) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Without them the list is there all the same, only without its edge.
    const count = () => call('GET /contacts/letters').then(setCounted, () => undefined);
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(count, PAUSE_MS);
    };
    void count();
    const stop = store.watch(({ addressBook }) => addressBook.arrivals, later);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [isWhole, store]);

  const own = useMemo(() => (isWhole ? [...new Set(rows.map(headingOf))] : []), [isWhole, rows]);
  if (isWhole) return { letters: own, total: rows.length };
  return { letters: counted?.items.map(({ letter }) => letter) ?? [], total: counted?.total ?? null };
}
