'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Contact } from '../../lib/contract/contact.ts';
import { ApiError, api, type ContactPage } from './api.ts';
import { appendContactPage, applyContactChange, type ContactListState } from './contact-list.ts';
import type { ContactFeedChange } from './contacts-feed.ts';
import { useLiveClient } from './live-context.ts';

const PAGE = 100;
const GATHER_MS = 150;

/** Hears every change of the address book once, in order, for as long as the component lives. */
export function useContactsFeed(onChange: (change: ContactFeedChange) => void): void {
  const { book } = useLiveClient();
  const handle = useEffectEvent(onChange);
  useEffect(() => book.listen({ onChange: (change) => handle(change), onReset: () => undefined }), [book]);
}

export interface ContactListView {
  readonly items: readonly Contact[];
  /** The book's number up to which this is true. */
  readonly revision: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** Why the last loading failed, as a sentence; null when it did not. */
  readonly error: string | null;
  loadMore(): void;
  /** Reads the list again, such as after an error. */
  reload(): void;
}

/**
 * The address book by name, live: without a `query` each change goes to its place; with one the server is asked again,
 * since only it knows what a search finds. `seed` is the page that the server rendered for an empty query.
 */
export function useContactList(seed: ContactPage, { query }: { readonly query: string }): ContactListView {
  const { book } = useLiveClient();
  const [list, setList] = useState<ContactListState>(seed);
  const [isLoading, setIsLoading] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // Changes told while a page was under way: the page may be older than they are.
  const meanwhile = useRef<ContactFeedChange[] | null>(null);

  const load = async (cursor: string | null) => {
    asked.current += 1;
    const mine = asked.current;
    meanwhile.current = [];
    setIsLoading(true);
    try {
      const page = await api.contacts(query, PAGE, cursor ?? undefined);
      if (mine !== asked.current) return;
      const late = meanwhile.current ?? [];
      const merge = (from: ContactListState) => {
        const next = cursor === null ? page : appendContactPage(from, page);
        return query === '' ? late.reduce(applyContactChange, next) : next;
      };
      setList(merge);
      setError(null);
    } catch (thrown) {
      if (mine === asked.current) setError(thrown instanceof ApiError ? thrown.message : String(thrown));
    } finally {
      if (mine === asked.current) {
        meanwhile.current = null;
        setIsLoading(false);
      }
    }
  };

  const reloadSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(null), GATHER_MS);
  };

  const handleChange = useEffectEvent((change: ContactFeedChange) => {
    meanwhile.current?.push(change);
    if (query === '') setList((held) => applyContactChange(held, change));
    else reloadSoon();
  });
  const handleReset = useEffectEvent(reloadSoon);
  const handleQuery = useEffectEvent((first: boolean) => {
    if (first && query === '') {
      // What changed between the server's rendering and this moment is only in the book by number.
      if (book.revision() > seed.revision) reloadSoon();
      return;
    }
    reloadSoon();
  });

  useEffect(
    () => book.listen({ onChange: (change) => handleChange(change), onReset: () => handleReset() }),
    [book],
  );
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is what this reacts to
  useEffect(() => {
    handleQuery(isFirst.current);
    isFirst.current = false;
  }, [query]);

  return {
    items: list.items,
    revision: list.revision,
    hasMore: list.nextCursor !== null,
    isLoading,
    error,
    loadMore: () => {
      if (list.nextCursor !== null && !isLoading) void load(list.nextCursor);
    },
    reload: () => void load(null),
  };
}
