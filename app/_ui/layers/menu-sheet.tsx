'use client';

import type { ReactNode } from 'react';
import { isTaken, moveInMenu } from './menu-keys.ts';
import { Sheet } from './sheet.tsx';

interface MenuSheetProps {
  readonly label: string;
  onClose(): void;
  /** As in a Menu. */
  readonly children: ReactNode;
}

/** A menu in a sheet. */
export function MenuSheet({ label, onClose, children }: MenuSheetProps) {
  return (
    <Sheet label={label} onClose={onClose}>
      {(close) => (
        <div
          role="menu"
          aria-label={label}
          tabIndex={-1}
          data-autofocus
          onKeyDown={moveInMenu}
          // Before the item does what it does: a dialog that closes takes the focus back.
          onClickCapture={(event) => {
            if (isTaken(event.target)) close();
          }}
          className="min-h-0 overflow-y-auto overscroll-contain px-2 pb-2 outline-none"
        >
          {children}
        </div>
      )}
    </Sheet>
  );
}
