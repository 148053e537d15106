'use client';

import clsx from 'clsx';
import { type ReactNode, type Ref, type ToggleEvent, useId, useRef, useState } from 'react';

interface PopoverProps {
  /** The accessible name of the button, and of what it opens. */
  readonly label: string;
  /** What the button shows. */
  readonly trigger: ReactNode;
  readonly triggerClassName?: string;
  readonly triggerRef?: Ref<HTMLButtonElement>;
  readonly side?: 'bottom' | 'top';
  readonly align?: 'start' | 'end';
  readonly className?: string;
  /** Drawn while it is open. */
  children(close: () => void): ReactNode;
}

/**
 * A button with something to choose from beside it, on the browser's own popover: it closes by Escape or a press outside, and the
 * focus returns.
 */
export function Popover({
  label,
  trigger,
  triggerClassName,
  triggerRef,
  side = 'bottom',
  align = 'start',
  className,
  children,
}: PopoverProps) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => ref.current?.hidePopover();
  return (
    <>
      <button
        ref={triggerRef}
        type="button"
        popoverTarget={id}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-tooltip={label}
        className={triggerClassName}
      >
        {trigger}
      </button>
      <div
        ref={ref}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        data-side={side}
        data-align={align}
        onToggle={({ newState, currentTarget }: ToggleEvent<HTMLDivElement>) => {
          setIsOpen(newState === 'open');
          if (newState === 'open' && !currentTarget.contains(document.activeElement)) currentTarget.focus();
        }}
        className={clsx('menu-panel floating outline-none', className)}
      >
        {isOpen && children(close)}
      </div>
    </>
  );
}
