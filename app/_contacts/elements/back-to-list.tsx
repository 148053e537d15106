'use client';

import clsx from 'clsx';
import { ArrowLeft } from 'lucide-react';
import { useAddressBook } from '../state/address-book-context.ts';
import { pathOfRoute } from '../state/contact-route.ts';
import { useContactsView } from '../view/view-context.tsx';

/** The way back to the list where one pane is shown, and to the whole of the table. */
export function BackToList() {
  const { leave, state } = useAddressBook();
  const { isTable } = useContactsView();
  return (
    <a
      href={pathOfRoute({ mode: 'list' }, state.listQuery)}
      aria-label="Back to the list"
      onClick={(event) => {
        event.preventDefault();
        leave();
      }}
      className={clsx(
        'rounded-control text-ink-2 hover:bg-hover -ml-3 inline-grid size-11 shrink-0 place-items-center sm:size-9',
        !isTable && 'pane:hidden',
      )}
    >
      <ArrowLeft aria-hidden size={20} strokeWidth={1.75} />
    </a>
  );
}
