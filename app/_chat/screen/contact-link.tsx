'use client';

import { Contact as ContactIcon } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { rememberedContactId } from '../../_contacts/actions/contact-of-person.ts';

const never = () => () => undefined;

/** From a conversation to the contact that led to it. */
export function ContactLink({ userId }: { readonly userId: string }) {
  const contactId = useSyncExternalStore(
    never,
    () => rememberedContactId(userId),
    () => null,
  );
  if (contactId === null) return null;
  return (
    <Link
      href={`/contacts/${encodeURIComponent(contactId)}` as Route}
      prefetch={false}
      aria-label="Contact"
      data-tooltip="Contact"
      className="rounded-control text-ink-2 hover:bg-hover hover:text-ink inline-grid size-11 shrink-0 place-items-center sm:size-9"
    >
      <ContactIcon aria-hidden size={18} strokeWidth={1.75} />
    </Link>
  );
}
