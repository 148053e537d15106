import { useEffect, useRef } from 'react';
import type { AddressBook } from './address-book-context.ts';
import { contactIdOf, pathOfRoute } from './contact-route.ts';

/** Moves about in the address book by the browser's history, without asking the server for a page. */
export function useContactNavigation({
  state,
  route,
  dispatch,
}: Pick<AddressBook, 'state' | 'route' | 'dispatch'>): Pick<AddressBook, 'go' | 'leave'> {
  const cameFromList = useRef(false);
  const opener = useRef<Element | null>(null);

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
    const path = pathOfRoute(next, state.listQuery);
    const nextId = contactIdOf(next) ?? '';
    const shown = state.recentChanges.get(nextId);
    if (shown) dispatch({ type: 'recent change ended', id: nextId, revision: shown.revision });
    if (path === window.location.pathname + window.location.search) return;
    if (!isReplaced) cameFromList.current = route.mode === 'list';
    if (route.mode !== 'new' && route.mode !== 'edit') opener.current = document.activeElement;
    if (isReplaced) window.history.replaceState(null, '', path);
    else window.history.pushState(null, '', path);
  };

  const leave = () => {
    if (cameFromList.current) window.history.back();
    else go({ mode: 'list' }, true);
    cameFromList.current = false;
  };

  return { go, leave };
}
