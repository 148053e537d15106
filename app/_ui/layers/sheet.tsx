'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useBackCloses } from './use-back-closes.ts';
import { useSwipeDown } from './use-swipe-down.ts';

interface SheetProps {
  readonly label: string;
  onClose(): void;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/**
 * A panel at the bottom of the window, for fingers. It opens when it is drawn, and begins at what carries `data-autofocus`. Escape, the
 * way back, a swipe down, a press outside and its handle close it, and the focus goes back to where it was.
 */
export function Sheet({ label, onClose, children }: SheetProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const close = () => ref.current?.close();
  useBackCloses(close);
  const swipe = useSwipeDown(close);

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={ref}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        // What is outside of the sheet is the dialog's own backdrop.
        if (event.target === event.currentTarget) close();
      }}
      className="bottom-sheet"
    >
      <div ref={swipe} className="floating sheet-panel">
        <button
          type="button"
          aria-label="Close"
          onClick={close}
          className="grid h-7 w-full shrink-0 place-items-center"
        >
          <span className="bg-ink-3/50 h-1 w-9 rounded-full" data-border-when-forced />
        </button>
        {typeof children === 'function' ? children(close) : children}
      </div>
    </dialog>
  );
}
