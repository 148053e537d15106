'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect, useEffectEvent, useReducer, useRef } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { api, type ContactPage } from '../../_client/rest/api.ts';
import { ApiError } from '../../_client/rest/api-request.ts';
import type { ContactFeedChange } from '../../_client/sync/contacts-log.ts';
import { type ContactRoute, contactIdOf, pathOfRoute, routeOf } from '../contact-route.ts';
import { type AddressBook, AddressBookContext } from './address-book-context.ts';
import { reduceAddressBook, startAddressBook } from './address-book-state.ts';
import type { ListPart } from './address-book-types.ts';
import { contactApi } from './contact-api.ts';
import type { ContactListQuery } from './list-query.ts';

const PAGE = 100;
const PAGE_MAX = 200;
/** Typing is answered at once from what is known, and by the server when it pauses this long. */
const TYPING_MS = 120;
const TINT_MS = 1400;
const GHOST_MS = 6000;

export interface AddressBookSeed {
  readonly listQuery: ContactListQuery;
  readonly page: ContactPage;
  /** The contact that the address names, when there is one. */
  readonly contact: Contact | null;
  /** Whether the page is the first one; a further one is only for a page without a script. */
  readonly isFromStart: boolean;
}

function putInAddress(listQuery: ContactListQuery): void {
  window.history.replaceState(null, '', pathOfRoute(routeOf(new URL(window.location.href)), listQuery));
}

/** A part of the list: from this row on, so many. */
interface Part {
  readonly at?: string;
  readonly limit?: number;
}

interface AddressBookProviderProps {
  readonly seed: AddressBookSeed;
  readonly children: ReactNode;
}

/** Holds the address book for everything below, live, and moves about in it without asking the server for pages. */
export function AddressBookProvider({ seed, children }: AddressBookProviderProps) {
  const me = useMe();
  const { addressBook: feed } = useLiveClient();
  const route = routeOf({ pathname: usePathname(), searchParams: useSearchParams() });
  const [state, dispatch] = useReducer(reduceAddressBook, seed, ({ listQuery, page, contact }) =>
    startAddressBook(listQuery, page, contact),
  );
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const cameFromList = useRef(false);
  const readFrom = useRef<(() => string | null) | null>(null);

  const load = async (
    listQuery: ContactListQuery,
    what: ListPart = 'list',
    { at, limit = PAGE }: Part = {},
  ) => {
    dispatch({ type: 'requested', listQuery, what });
    try {
      const page = await contactApi.page(listQuery, limit, {
        ...(at ? { at } : {}),
        ...(what === 'more' && state.next ? { cursor: state.next.cursor } : {}),
        ...(what === 'previous' && state.previous ? { before: state.previous.cursor } : {}),
        ...(what === 'end' ? { end: 'true' } : {}),
      });
      dispatch({ type: 'loaded', listQuery, page, what });
    } catch (thrown) {
      const error = thrown instanceof ApiError ? thrown.message : 'The list could not be read.';
      dispatch({ type: 'failed', listQuery, error });
    }
  };

  const go = (next: ContactRoute, isReplaced = false) => {
    const path = pathOfRoute(next, state.listQuery);
    const mark = state.recentChanges.get(contactIdOf(next) ?? '');
    if (mark) dispatch({ type: 'recent change ended', id: contactIdOf(next) ?? '', revision: mark.revision });
    if (path === window.location.pathname + window.location.search) return;
    if (!isReplaced) cameFromList.current = route.mode === 'list';
    if (isReplaced) window.history.replaceState(null, '', path);
    else window.history.pushState(null, '', path);
  };

  /** Reads the list anew from where it is looked at, so that nothing moves under the reader's eye. */
  const rereadList = async () => {
    const { listQuery, rows } = state;
    const at = readFrom.current?.() ?? null;
    if (at === null) return await load({ ...listQuery, from: '' });
    // How a search ranks is known to the server alone: it is read from its beginning, as far as it was.
    const isSearch = listQuery.query.trim() !== '';
    const limit = Math.min(PAGE_MAX, Math.max(PAGE, rows.length));
    await load({ ...listQuery }, 'again', isSearch ? { limit } : { at });
  };

  const handleChange = useEffectEvent((change: ContactFeedChange) => {
    dispatch({ type: 'changed', change, meId: me.id });
    if (change.type === 'deleted') {
      setTimeout(() => dispatch({ type: 'ghost ended', id: change.id }), GHOST_MS);
    } else if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const { id, revision } = change.contact;
      setTimeout(() => dispatch({ type: 'recent change ended', id, revision }), TINT_MS);
    }
  });
  const reread = useEffectEvent(async () => {
    const id = contactIdOf(route);
    await rereadList();
    if (id === null) return;
    // A contact that is gone stays on the screen as it was; the next look at it says so.
    const contact = await api.contact(id).catch(() => null);
    if (contact) dispatch({ type: 'read', contact });
  });

  useEffect(() => {
    // A step back in the browser may bring the page as it was rendered long ago.
    if (!seed.isFromStart || feed.revision() > seed.page.revision) void reread();
    return feed.listen({
      onChange: (change) => handleChange(change),
      onReset: () => void reread(),
      onFavourite: (mark) => dispatch({ type: 'favourite', ...mark }),
    });
  }, [feed, seed]);

  const book: AddressBook = {
    state,
    route,
    dispatch,
    go,
    leave() {
      if (cameFromList.current) window.history.back();
      else go({ mode: 'list' }, true);
      cameFromList.current = false;
    },
    search(query) {
      clearTimeout(typing.current);
      const listQuery = { ...state.listQuery, query, from: '' };
      dispatch({ type: 'requested', listQuery, what: state.isWhole ? 'known' : 'list' });
      typing.current = setTimeout(() => {
        putInAddress(listQuery);
        if (!state.isWhole) void load(listQuery);
      }, TYPING_MS);
    },
    show(change) {
      clearTimeout(typing.current);
      const listQuery = { ...state.listQuery, from: '', ...change };
      putInAddress(listQuery);
      if (state.isWhole) dispatch({ type: 'requested', listQuery, what: 'known' });
      else void load(listQuery);
    },
    loadMore() {
      if (state.next && state.loading === null) void load(state.listQuery, 'more');
    },
    loadPrevious() {
      if (state.previous && state.loading === null) void load(state.listQuery, 'previous');
    },
    showEnd: () => void load({ ...state.listQuery }, 'end'),
    reload: () => void load(state.listQuery),
    keepPosition(from) {
      readFrom.current = from;
    },
  };
  return <AddressBookContext value={book}>{children}</AddressBookContext>;
}
