import type { KeyboardEvent } from 'react';

/** The items of a menu that can be taken, in their order. */
export function itemsOf(panel: HTMLElement): HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)')];
}

/** Where the arrow and letter keys lead from `current`; null when the key means nothing here. */
function nextItem(items: readonly HTMLElement[], current: number, key: string): HTMLElement | null {
  const at = (index: number) => items[(index + items.length) % items.length] ?? null;
  if (key === 'ArrowDown') return at(current + 1);
  if (key === 'ArrowUp') return at(current < 0 ? -1 : current - 1);
  if (key === 'Home') return at(0);
  if (key === 'End') return at(-1);
  if (key.length !== 1 || key === ' ') return null;
  const after = [...items.slice(current + 1), ...items.slice(0, current + 1)];
  return after.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase())) ?? null;
}

/** Moves within a menu: arrow keys, Home, End and first letters. */
export function moveInMenu(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const items = itemsOf(event.currentTarget);
  const focused = document.activeElement;
  const current = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  const next = nextItem(items, current, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Whether a click is on an item that ends the menu. */
export function isTaken(target: EventTarget): boolean {
  const item = target instanceof Element ? target.closest('[role^="menuitem"]') : null;
  return item !== null && !item.hasAttribute('data-keep-open');
}
