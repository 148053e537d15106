'use client';

import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { isTaken, itemsOf, moveInMenu } from './menu-keys.ts';
import type { MenuPoint } from './menu-place.ts';

interface PointMenuProps {
  readonly label: string;
  readonly at: MenuPoint;
  onClose(): void;
  /** As in a Menu. */
  readonly children: ReactNode;
}

const EDGE = 4;

/** A menu without a button, where the pointer or the focus is. It opens when it is drawn. */
export function PointMenu({ label, at, onClose, children }: PointMenuProps) {
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const panel = ref.current;
    if (!panel) return;
    if (!panel.matches(':popover-open')) panel.showPopover();
    // A button that was pressed to open it is let go over the page, which would close it: it belongs to the menu.
    if (at.pointerId !== null && at.isHeld()) panel.setPointerCapture(at.pointerId);
    place(panel, at);
    (at.isByKeys ? itemsOf(panel)[0] : panel)?.focus();
  }, [at]);

  const handleKeys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Tab') return moveInMenu(event);
    event.preventDefault();
    event.currentTarget.hidePopover();
  };

  return (
    <div
      ref={ref}
      popover="auto"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
      onKeyDown={handleKeys}
      onClick={(event) => {
        if (isTaken(event.target)) event.currentTarget.hidePopover();
      }}
      className="menu-at-point floating max-w-80 min-w-52 p-1"
    >
      {children}
    </div>
  );
}

/** Beside the point, on the side that has room; never beyond the edge of the window. */
function place(panel: HTMLElement, { x, y }: MenuPoint): void {
  const { offsetWidth: width, offsetHeight: height } = panel;
  const left = x + width + EDGE > window.innerWidth ? x - width : x;
  const top = y + height + EDGE > window.innerHeight ? y - height : y;
  panel.style.left = `${within(left, window.innerWidth - width - EDGE)}px`;
  panel.style.top = `${within(top, window.innerHeight - height - EDGE)}px`;
}

function within(value: number, max: number): number {
  return Math.max(EDGE, Math.min(value, max));
}
