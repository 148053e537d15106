'use client';

import { ChevronRight } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { loadLater } from '../../_ui/layout/load-later.ts';

const ContactMessages = loadLater(() =>
  import('./contact-messages.tsx').then(({ ContactMessages }) => ContactMessages),
);

/** The messages that show the card of a contact, read when they are opened. */
export function CardMessages({ contact }: { readonly contact: Contact }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="group/messages [@media(scripting:none)]:hidden"
    >
      <summary className="rounded-control text-14 text-ink-2 hover:bg-hover -mx-2 flex min-h-11 list-none items-center gap-1 px-2 font-medium sm:min-h-9 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={16}
          strokeWidth={1.75}
          className="transition-transform group-open/messages:rotate-90"
        />
        Messages with this contact
      </summary>
      {isOpen && (
        <Suspense>
          <ContactMessages contactId={contact.id} />
        </Suspense>
      )}
    </details>
  );
}
