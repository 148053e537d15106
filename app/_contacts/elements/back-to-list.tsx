'use client';

import { ArrowLeft } from 'lucide-react';
import { useAddressBook } from '../state/address-book-context.ts';
import { pathOfRoute } from '../state/contact-route.ts';

/** The way back to the list, where a phone shows one pane. */
export function BackToList() {
  const { leave, state } = useAddressBook();
  return (
    <a
      href={pathOfRoute({ mode: 'list' }, state.listQuery)}
      aria-label="Back to the list"
      onClick={(event) => {
        event.preventDefault();
        leave();
      }}
      className="rounded-control text-ink-2 hover:bg-hover -ml-3 inline-grid size-11 shrink-0 place-items-center sm:hidden"
    >
      <ArrowLeft aria-hidden size={20} strokeWidth={1.75} />
    </a>
  );
}
