'use client';

import { Suspense } from 'react';
import type { MessageContact } from '@/lib/contract/conversations/message-contact.ts';
import { loadLater } from '../../_ui/layout/load-later.ts';

const ContactCards = loadLater(() => import('./contact-cards.tsx').then((loaded) => loaded.ContactCards));

/** The contact cards of a message. What draws them is fetched when a message first has some; their space is there before. */
export function MessageContacts({ contacts }: { readonly contacts: readonly MessageContact[] }) {
  if (contacts.length === 0) return null;
  return (
    <div className="-mx-1.5 my-0.5 flex w-80 max-w-[calc(100%+12px)] flex-col gap-1">
      <Suspense fallback={<Names contacts={contacts} />}>
        <ContactCards contacts={contacts} />
      </Suspense>
    </div>
  );
}

function Names({ contacts }: { readonly contacts: readonly MessageContact[] }) {
  return contacts.map(({ id, name }) => (
    <a
      key={id}
      href={`/contacts/${encodeURIComponent(id)}`}
      className="rounded-card border-line bg-surface text-16 text-ink h-[122px] truncate border px-3 py-4 font-medium sm:h-[114px]"
    >
      <bdi>{name}</bdi>
    </a>
  ));
}
