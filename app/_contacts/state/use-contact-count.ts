'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { ContactListQuery } from '../../_client/address-book/list-query.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { call } from '../../_client/rest/call.ts';
import { useAddressBook } from './address-book-context.ts';

const PAUSE_MS = 1_000;

export interface Count {
  readonly count: number;
  /** False when there are more than that. */
  readonly isExact: boolean;
}

const keyOf = ({ query, tag, favourite }: ContactListQuery) => JSON.stringify([query.trim(), tag, favourite]);

/** How many contacts the list has: those of this page if it has them all, else as the server counts them; null while unknown. */
export function useContactCount(): Count | null {
  const { state } = useAddressBook();
  const { store } = useLiveClient();
  const { rows, ghosts, next, previous, loading, listQuery } = state;
  const [counted, setCounted] = useState<(Count & { readonly key: string }) | null>(null);
  const key = keyOf(listQuery);
  const isAll = next === null && previous === null;
  const isAsked = !isAll && loading !== 'list';

  const count = useEffectEvent(async () => {
    const { query, tag, favourite } = listQuery;
    const answer = await call('GET /contacts/count', {
      query: { query: query.trim() || undefined, tag: tag || undefined, favourite: favourite || undefined },
    }).catch(() => null);
    // Without it the list is there all the same, only without its number.
    if (answer) setCounted({ ...answer, key: keyOf(listQuery) });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is counted anew
  useEffect(() => {
    if (!isAsked) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void count();
    const stop = store.watch(
      ({ addressBook }) => addressBook.arrivals,
      () => {
        clearTimeout(timer);
        timer = setTimeout(() => void count(), PAUSE_MS);
      },
    );
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [isAsked, key, store]);

  if (loading === 'list') return null;
  if (isAll) return { count: rows.length - ghosts.size, isExact: true };
  return counted?.key === key ? counted : null;
}

const inThousands = new Intl.NumberFormat('en-GB');

/** "1,204 contacts"; "More than 10,000 contacts". */
export function countText({ count, isExact }: Count): string {
  const many = `${inThousands.format(count)} ${count === 1 ? 'contact' : 'contacts'}`;
  return isExact ? many : `More than ${many}`;
}
