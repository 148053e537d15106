'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Contact, ContactPage } from '@/lib/contract/contacts/contact.ts';
import { reduceContactList, startContactList } from '../../_client/address-book/contact-list.ts';
import type { ContactListAction, ListPart } from '../../_client/address-book/contact-list-types.ts';
import { type ContactListQuery, requestOf } from '../../_client/address-book/list-query.ts';
import { useLive, useLiveClient } from '../../_client/live/live-context.ts';
import { putAddress } from '../../_client/navigation/put-address.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { type AddressBook, AddressBookContext, type ShownRows } from './address-book-context.ts';
import { contactIdOf, pathOfRoute, routeOf } from './contact-route.ts';
import { useContactNavigation } from './use-contact-navigation.ts';

const PAGE = 100;
const PAGE_MAX = 200;
/** A search shows known contacts at once, and asks the server when typing pauses this long. */
const TYPING_MS = 120;

export interface AddressBookSeed {
  readonly listQuery: ContactListQuery;
  readonly page: ContactPage;
  /** The contact that the address names, when there is one. */
  readonly contact: Contact | null;
  /** Whether the page is the first one; a further one is only for a page without a script. */
  readonly isFromStart: boolean;
  /** See {@link AddressBook}. */
  readonly inviteTo: string | null;
}

function putListQuery(listQuery: ContactListQuery): void {
  putAddress(pathOfRoute(routeOf(new URL(window.location.href)), listQuery), true);
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

/**
 * Opens the list of contacts in the page's store for everything below, loads its parts, and changes routes within the
 * address book without asking the server for pages.
 */
export function AddressBookProvider({ seed, children }: AddressBookProviderProps) {
  const { store } = useLiveClient();
  const route = routeOf({ pathname: usePathname(), searchParams: useSearchParams() });
  const [first] = useState(() => startContactList(seed.listQuery, seed.page, seed.contact));
  // Until it is in the store, as while the server renders, the list is what came with the page.
  const state = useLive(({ addressBook }) => addressBook.list ?? first);
  const dispatch = (action: ContactListAction) => store.dispatch({ type: 'contact list', action });
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { go, leave } = useContactNavigation({ state, route, dispatch });
  const shown = useRef<ShownRows | null>(null);

  const load = async (
    listQuery: ContactListQuery,
    what: ListPart = 'list',
    { at, limit = PAGE }: Part = {},
  ) => {
    dispatch({ type: 'requested', listQuery, what });
    try {
      const elsewhere = {
        ...(at && { at }),
        ...(what === 'more' && state.next && { cursor: state.next.cursor }),
        ...(what === 'previous' && state.previous && { before: state.previous.cursor }),
        ...(what === 'end' && { end: true }),
      };
      const isFromStart = Object.keys(elsewhere).length === 0;
      const { from, ...query } = requestOf(listQuery);
      const page = await call('GET /contacts', {
        query: { ...query, ...(isFromStart && { from }), limit, ...elsewhere },
      });
      dispatch({ type: 'loaded', listQuery, page, what });
    } catch (thrown) {
      dispatch({ type: 'failed', listQuery, error: errorMessage(thrown) });
    }
  };

  /** Reads the list again from the row at its top, so that nothing moves under the reader's eye. */
  const rereadList = async () => {
    const { listQuery, rows } = state;
    const at = shown.current?.readFrom() ?? null;
    if (at === null) return await load({ ...listQuery, from: '' });
    // Only the server knows how a search ranks: it is read from its beginning, as far as it was.
    const isSearch = listQuery.query.trim() !== '';
    const limit = Math.min(PAGE_MAX, Math.max(PAGE, rows.length));
    await load({ ...listQuery }, 'again', isSearch ? { limit } : { at });
  };

  const reread = useEffectEvent(async () => {
    const id = contactIdOf(route);
    await rereadList();
    if (id === null) return;
    // A contact that is gone stays on the screen as it was; the next read of it says so.
    const contact = await call('GET /contacts/{id}', { params: { id } }).catch(() => null);
    if (contact) dispatch({ type: 'read', contact });
  });

  // Before any effect of a screen below, which may change the list.
  useLayoutEffect(() => {
    store.dispatch({ type: 'address book opened', list: first, reduceList: reduceContactList });
    return () => store.dispatch({ type: 'address book closed' });
  }, [store, first]);

  useEffect(() => {
    // A step back in the browser may bring the page as it was rendered long ago.
    if (!seed.isFromStart || store.getState().addressBook.log.revision > seed.page.revision) void reread();
    return store.watch(
      ({ addressBook }) => addressBook.resets,
      () => void reread(),
    );
  }, [store, seed]);

  const addressBook: AddressBook = {
    state,
    route,
    inviteTo: seed.inviteTo,
    dispatch,
    go,
    leave,
    search(query) {
      clearTimeout(typing.current);
      const listQuery = { ...state.listQuery, query, from: '' };
      dispatch({ type: 'requested', listQuery, what: state.isWhole ? 'known' : 'list' });
      typing.current = setTimeout(() => {
        putListQuery(listQuery);
        if (!state.isWhole) void load(listQuery);
      }, TYPING_MS);
    },
    show(change) {
      clearTimeout(typing.current);
      const listQuery = { ...state.listQuery, from: '', ...change };
      putListQuery(listQuery);
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
    holdRows(rows) {
      shown.current = rows;
    },
    focusRow: (which) => shown.current?.focusRow(which) ?? false,
  };
  return <AddressBookContext value={addressBook}>{children}</AddressBookContext>;
}
