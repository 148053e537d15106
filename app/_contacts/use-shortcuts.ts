'use client';

import { useEffect, useEffectEvent } from 'react';
import { useMe } from '../_client/live/hooks.ts';
import { useOpenDirect } from '../_client/live/use-open-direct.ts';
import { isKey } from '../_shell/shortcuts/match-key.ts';
import { useSelection } from './selection/selection.tsx';
import { useAddressBook } from './state/address-book-context.ts';
import { contactIdOf } from './state/contact-route.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'));

/** Whether the keys are for this screen: nothing is focused, or something inside it, and no layer lies above. */
function isForUs(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], :popover-open:not([aria-hidden])')) return false;
  return target === document.body || (target instanceof HTMLElement && target.closest('#main') !== null);
}

/** Whether nothing that takes keys has the focus. */
const isNowhere = (target: EventTarget | null) =>
  target === document.body || (target instanceof HTMLElement && target.id === 'main');

/** The keys of the address book: N new, E edit, M message, X select, / search, Escape back. The form has its own. */
export function useShortcuts(): void {
  const { state, route, go, leave, search, focusRow } = useAddressBook();
  const { singleKeys } = useMe().settings;
  const { isSelecting, toggle, clear } = useSelection();
  const openDirect = useOpenDirect();

  const isForm = route.mode === 'new' || route.mode === 'edit';

  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (handleBack(event)) return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!isForUs(event.target)) return;
    if (event.key === 'Escape') return handleEscape(event);
    if (isTyping(event.target) || isForm) return;
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (step && isNowhere(event.target) && focusRow(step)) return event.preventDefault();
    if (!singleKeys) return;
    const focused = focusedId(event.target);
    const open = state.known.get(contactIdOf(route) ?? focused);
    const actions: Record<string, (() => void) | undefined> = {
      n: () => go({ mode: 'new' }),
      e: open && (() => go({ mode: 'edit', id: open.id }, route.mode === 'card')),
      m: open?.userId ? () => openDirect(open.userId ?? '') : undefined,
      x: focused === '' ? undefined : () => toggle(focused),
      '/': () => document.querySelector<HTMLElement>('[data-search-contacts]')?.focus(),
    };
    const action = actions[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  });

  /** The key that leads from a conversation to the contact leads back, too. */
  const handleBack = (event: KeyboardEvent): boolean => {
    if (event.defaultPrevented || event.isComposing || !isForUs(event.target)) return false;
    const userId = route.mode === 'card' ? state.known.get(route.id)?.userId : null;
    if (!userId || !isKey(event, 'openContact')) return false;
    event.preventDefault();
    openDirect(userId);
    return true;
  };

  const handleEscape = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.matches('[data-search-contacts]')) {
      event.preventDefault();
      if (state.listQuery.query === '') event.target.blur();
      else search('');
    } else if (isSelecting) {
      event.preventDefault();
      clear();
    } else if (route.mode !== 'list' && !(isForm && event.target === document.body)) {
      event.preventDefault();
      leave();
    }
  };

  useEffect(() => {
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);
}

function focusedId(target: EventTarget | null): string {
  const row =
    target instanceof HTMLElement
      ? target.closest('[data-row]')?.querySelector<HTMLElement>('[data-contact]')
      : null;
  return row?.dataset.contact ?? '';
}
