'use client';

import clsx from 'clsx';
import { type KeyboardEvent, type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react';
import { isTaken, itemsOf, moveInMenu } from './menu-keys.ts';

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
    moveInMenu(event);
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
          if (isTaken(event.target)) panelRef.current?.hidePopover();
        }}
        className={clsx('menu-panel floating max-w-80 min-w-52 p-1')}
      >
        {children}
      </div>
    </>
  );
}
