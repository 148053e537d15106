'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect, useEffectEvent, useReducer, useRef } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { api, type ContactPage } from '../../_client/rest/api.ts';
import { ApiError } from '../../_client/rest/api-request.ts';
import type { ContactFeedChange } from '../../_client/sync/contacts-feed.ts';
import { type ContactPlace, idOfPlace, pathOfPlace, placeOf } from '../contact-route.ts';
import { type Book, BookContext } from './address-book-context.ts';
import { reduceBook, startBook } from './address-book-state.ts';
import type { Loaded } from './address-book-types.ts';
import { contactApi } from './contact-api.ts';
import type { BookView } from './list-query.ts';

const PAGE = 100;
const PAGE_MAX = 200;
/** Typing is answered at once from what is known, and by the server when it pauses this long. */
const TYPING_MS = 120;
const TINT_MS = 1400;
const GHOST_MS = 6000;

export interface BookSeed {
  readonly view: BookView;
  readonly page: ContactPage;
  /** The contact that the address names, when there is one. */
  readonly contact: Contact | null;
  /** Whether the page is the first one; a further one is only for a page without a script. */
  readonly isFromStart: boolean;
}

function putInAddress(view: BookView): void {
  window.history.replaceState(null, '', pathOfPlace(placeOf(new URL(window.location.href)), view));
}

/** A part of the list: from this row on, so many. */
interface Part {
  readonly at?: string;
  readonly limit?: number;
}

interface BookProviderProps {
  readonly seed: BookSeed;
  readonly children: ReactNode;
}

/** Holds the address book for everything below, live, and moves about in it without asking the server for pages. */
export function BookProvider({ seed, children }: BookProviderProps) {
  const me = useMe();
  const { book: feed } = useLiveClient();
  const place = placeOf({ pathname: usePathname(), searchParams: useSearchParams() });
  const [state, dispatch] = useReducer(reduceBook, seed, ({ view, page, contact }) =>
    startBook(view, page, contact),
  );
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const cameFromList = useRef(false);
  const readFrom = useRef<(() => string | null) | null>(null);

  const load = async (view: BookView, what: Loaded = 'list', { at, limit = PAGE }: Part = {}) => {
    dispatch({ type: 'asked', view, what });
    try {
      const page = await contactApi.page(view, limit, {
        ...(at ? { at } : {}),
        ...(what === 'more' && state.next ? { cursor: state.next.cursor } : {}),
        ...(what === 'previous' && state.previous ? { before: state.previous.cursor } : {}),
        ...(what === 'end' ? { end: 'true' } : {}),
      });
      dispatch({ type: 'loaded', view, page, what });
    } catch (thrown) {
      const error = thrown instanceof ApiError ? thrown.message : 'The list could not be read.';
      dispatch({ type: 'failed', view, error });
    }
  };

  const go = (next: ContactPlace, isReplaced = false) => {
    const path = pathOfPlace(next, state.view);
    const mark = state.marks.get(idOfPlace(next) ?? '');
    if (mark) dispatch({ type: 'mark ended', id: idOfPlace(next) ?? '', revision: mark.revision });
    if (path === window.location.pathname + window.location.search) return;
    if (!isReplaced) cameFromList.current = place.mode === 'list';
    if (isReplaced) window.history.replaceState(null, '', path);
    else window.history.pushState(null, '', path);
  };

  /** Reads the list anew from where it is looked at, so that nothing moves under the reader's eye. */
  const readListAnew = async () => {
    const { view, rows } = state;
    const at = readFrom.current?.() ?? null;
    if (at === null) return await load({ ...view, from: '' });
    // How a search ranks is known to the server alone: it is read from its beginning, as far as it was.
    const isSearch = view.query.trim() !== '';
    const limit = Math.min(PAGE_MAX, Math.max(PAGE, rows.length));
    await load({ ...view }, 'again', isSearch ? { limit } : { at });
  };

  const handleChange = useEffectEvent((change: ContactFeedChange) => {
    dispatch({ type: 'told', change, meId: me.id });
    if (change.type === 'deleted') {
      setTimeout(() => dispatch({ type: 'ghost ended', id: change.id }), GHOST_MS);
    } else if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const { id, revision } = change.contact;
      setTimeout(() => dispatch({ type: 'mark ended', id, revision }), TINT_MS);
    }
  });
  const readAnew = useEffectEvent(async () => {
    const id = idOfPlace(place);
    await readListAnew();
    if (id === null) return;
    // A contact that is gone stays on the screen as it was; the next look at it says so.
    const contact = await api.contact(id).catch(() => null);
    if (contact) dispatch({ type: 'read', contact });
  });

  useEffect(() => {
    // A step back in the browser may bring the page as it was rendered long ago.
    if (!seed.isFromStart || feed.revision() > seed.page.revision) void readAnew();
    return feed.listen({
      onChange: (change) => handleChange(change),
      onReset: () => void readAnew(),
      onFavourite: (mark) => dispatch({ type: 'favourite', ...mark }),
    });
  }, [feed, seed]);

  const book: Book = {
    state,
    place,
    dispatch,
    go,
    leave() {
      if (cameFromList.current) window.history.back();
      else go({ mode: 'list' }, true);
      cameFromList.current = false;
    },
    search(query) {
      clearTimeout(typing.current);
      const view = { ...state.view, query, from: '' };
      dispatch({ type: 'asked', view, what: state.isWhole ? 'known' : 'list' });
      typing.current = setTimeout(() => {
        putInAddress(view);
        if (!state.isWhole) void load(view);
      }, TYPING_MS);
    },
    show(change) {
      clearTimeout(typing.current);
      const view = { ...state.view, from: '', ...change };
      putInAddress(view);
      if (state.isWhole) dispatch({ type: 'asked', view, what: 'known' });
      else void load(view);
    },
    loadMore() {
      if (state.next && state.loading === null) void load(state.view, 'more');
    },
    loadPrevious() {
      if (state.previous && state.loading === null) void load(state.view, 'previous');
    },
    showEnd: () => void load({ ...state.view }, 'end'),
    reload: () => void load(state.view),
    keepPlace(from) {
      readFrom.current = from;
    },
  };
  return <BookContext value={book}>{children}</BookContext>;
}
