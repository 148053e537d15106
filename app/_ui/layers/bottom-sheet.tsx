'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { isTaken, moveInMenu } from './menu-keys.ts';
import { useBackCloses } from './use-back-closes.ts';
import { useSwipeDown } from './use-swipe-down.ts';

interface BottomSheetProps {
  readonly label: string;
  onClose(): void;
  /** As in a Menu. */
  readonly children: ReactNode;
}

/**
 * A menu at the bottom of the window, for fingers. It opens when it is drawn; Escape, the way back, a swipe down, a press outside and
 * its handle close it, and the focus goes back to where it was.
 */
export function BottomSheet({ label, onClose, children }: BottomSheetProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const menuRef = useRef<HTMLDivElement>(null);
  const close = () => ref.current?.close();
  useBackCloses(close);
  const swipe = useSwipeDown(close);

  useEffect(() => {
    if (ref.current?.open) return;
    ref.current?.showModal();
    menuRef.current?.focus();
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
          className="grid h-7 w-full place-items-center"
        >
          <span className="bg-ink-3/50 h-1 w-9 rounded-full" data-border-when-forced />
        </button>
        <div
          ref={menuRef}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={moveInMenu}
          // Before the item does what it does: a dialog that closes takes the focus back.
          onClickCapture={(event) => {
            if (isTaken(event.target)) close();
          }}
          className="min-h-0 overflow-y-auto overscroll-contain px-2 pb-2 outline-none"
        >
          {children}
        </div>
      </div>
    </dialog>
  );
}
