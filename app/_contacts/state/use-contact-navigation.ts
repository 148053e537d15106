import { useEffect, useEffectEvent, useRef } from 'react';
import { putAddress } from '../../_client/navigation/put-address.ts';
import type { AddressBook } from './address-book-context.ts';
import { contactIdOf, pathOfRoute } from './contact-route.ts';

/** A traversal that something else cancels fires no event; nobody waits for it longer. */
const LONGEST_BACK_MS = 1_000;

/** Moves about in the address book by the browser's history, without asking the server for a page. */
export function useContactNavigation({
  state,
  route,
  dispatch,
}: Pick<AddressBook, 'state' | 'route' | 'dispatch'>): Pick<AddressBook, 'go' | 'leave'> {
  const cameFromList = useRef(false);
  const opener = useRef<Element | null>(null);
  /** Since when the browser goes back, and where to go after it; null while it does not. */
  const back = useRef<{ since: number; waiting: Parameters<AddressBook['go']>[] } | null>(null);
  const isGoingBack = () => back.current !== null && performance.now() - back.current.since < LONGEST_BACK_MS;

  // What had the focus is gone with the pane that closed: it goes back to where it was before, else to the list.
  const isList = route.mode === 'list';
  useEffect(() => {
    if (!isList || opener.current === null || document.activeElement !== document.body) return;
    const before = opener.current;
    opener.current = null;
    const isThere = before instanceof HTMLElement && before !== document.body && before.checkVisibility();
    (isThere ? before : document.querySelector<HTMLElement>('[data-contact-rows]'))?.focus({
      preventScroll: true,
    });
  }, [isList]);

  const go: AddressBook['go'] = (next, isReplaced = false) => {
    // Put down now, it would be what the browser goes back from.
    if (isGoingBack()) return void back.current?.waiting.push([next, isReplaced]);
    const path = pathOfRoute(next, state.listQuery);
    const nextId = contactIdOf(next) ?? '';
    const shown = state.recentChanges.get(nextId);
    if (shown) dispatch({ type: 'recent change ended', id: nextId, revision: shown.revision });
    if (path === window.location.pathname + window.location.search) return;
    if (!isReplaced) cameFromList.current = route.mode === 'list';
    if (route.mode !== 'new' && route.mode !== 'edit') opener.current = document.activeElement;
    putAddress(path, isReplaced);
  };

  const goOn = useEffectEvent(() => {
    const waiting = back.current?.waiting ?? [];
    back.current = null;
    for (const where of waiting) go(...where);
  });
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('popstate', () => goOn(), { signal: stop.signal });
    return () => stop.abort();
  }, []);

  const leave = () => {
    if (isGoingBack()) return;
    if (cameFromList.current) {
      back.current = { since: performance.now(), waiting: [] };
      window.history.back();
    } else go({ mode: 'list' }, true);
    cameFromList.current = false;
  };

  return { go, leave };
}
