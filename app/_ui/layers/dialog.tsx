'use client';

import clsx from 'clsx';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from '../form/icon-button.tsx';

interface DialogProps {
  readonly isOpen: boolean;
  /** Asked for by Escape, the cross or a press outside. */
  readonly onClose: () => void;
  readonly title: string;
  /** A sentence under the title, read with it. */
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** The buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly className?: string;
}

/**
 * A modal dialog on the browser's own `<dialog>`: focus stays inside and returns to where it was. It begins at what
 * carries `data-autofocus`, else at the first button.
 */
export function Dialog({ isOpen, onClose, title, description, children, footer, className }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (isOpen && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    }
    if (!isOpen && dialog.open) dialog.close();
  }, [isOpen]);

  return (
    <dialog
      ref={ref}
      closedby="any"
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-text` : undefined}
      onClose={onClose}
      className={clsx('floating w-[calc(100%-32px)] max-w-120 p-6', className)}
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id={`${id}-title`} className="font-title text-22 font-semibold">
          {title}
        </h2>
        <IconButton label="Close" icon={X} onClick={onClose} className="-mt-2 -mr-3 sm:-mt-1 sm:-mr-2" />
      </div>
      {description && (
        <p id={`${id}-text`} className="text-16 text-ink-2 mt-1">
          {description}
        </p>
      )}
      {children && <div className="mt-4">{children}</div>}
      {footer && <div className="mt-6 flex flex-wrap justify-end gap-2">{footer}</div>}
    </dialog>
  );
}
