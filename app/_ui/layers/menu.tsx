'use client';

import clsx from 'clsx';
import { type KeyboardEvent, type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react';

interface MenuProps {
  /** The accessible name of the button, and of the menu. */
  readonly label: string;
  /** What the button shows. */
  readonly trigger: ReactNode;
  readonly triggerClassName?: string;
  readonly side?: 'bottom' | 'top' | 'right';
  readonly align?: 'start' | 'end';
  /** It may be longer than the window: then it takes the free height on its side, and scrolls. */
  readonly isLong?: boolean;
  /** MenuItem, MenuLink, MenuSubmit, MenuRadio, MenuHeading and MenuLine. */
  readonly children: ReactNode;
}

function itemsOf(panel: HTMLElement): HTMLElement[] {
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

/**
 * A button with a menu, on the browser's own popover: it opens before and without JavaScript, closes by Escape or a
 * press outside, and lies in the top layer. Arrow keys, Home, End and first letters move; Tab leaves.
 */
export function Menu({
  label,
  trigger,
  triggerClassName,
  side = 'bottom',
  align = 'start',
  isLong = false,
  children,
}: MenuProps) {
  const id = useId();
  const panelRef = useRef<HTMLDivElement>(null);
  const triggerRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);

  const handleToggle = (event: ToggleEvent<HTMLDivElement>) => {
    const opened = event.newState === 'open';
    setIsOpen(opened);
    const panel = panelRef.current;
    // The browser tells it a moment later: who is quick has gone to an item already.
    if (!opened || !panel || panel.contains(document.activeElement)) return;
    // By the keyboard the first item is next; a pointer needs nothing pointed out.
    const isByKeys = triggerRef.current?.matches(':focus-visible') ?? false;
    (isByKeys ? itemsOf(panel)[0] : panel)?.focus();
  };

  const handleKeys = (event: KeyboardEvent<HTMLDivElement>) => {
    const panel = panelRef.current;
    if (!panel || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Tab') {
      panel.hidePopover();
      triggerRef.current?.focus();
      return;
    }
    const items = itemsOf(panel);
    const focused = document.activeElement;
    const current = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
    const next = nextItem(items, current, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  const handleTriggerKeys = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (!isOpen) event.currentTarget.click();
  };

  return (
    <>
      <button
        ref={triggerRef}
        type="button"
        popoverTarget={id}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-tooltip={label}
        data-tooltip-side={side === 'right' ? 'right' : undefined}
        onKeyDown={handleTriggerKeys}
        className={triggerClassName}
      >
        {trigger}
      </button>
      <div
        ref={panelRef}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        data-side={side}
        data-align={align}
        data-long={isLong || undefined}
        onToggle={handleToggle}
        onKeyDown={handleKeys}
        onClick={(event) => {
          const target = event.target instanceof Element ? event.target.closest('[role^="menuitem"]') : null;
          if (target && !target.hasAttribute('data-keep-open')) panelRef.current?.hidePopover();
        }}
        className={clsx('menu-panel floating max-w-80 min-w-52 p-1')}
      >
        {children}
      </div>
    </>
  );
}
