'use client';

import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { Button } from '../../_ui/form/button.tsx';
import { useContactActions } from '../actions/use-contact-actions.ts';
import { asSubject, useNameOf } from '../state/address-book-context.ts';

interface DeletedBannerProps {
  readonly contact: Contact;
  readonly byUserId: string | null;
}

/** Says on the open card that another person deleted the contact, and restores it. */
export function DeletedBanner({ contact, byUserId }: DeletedBannerProps) {
  const nameOf = useNameOf();
  const { restore } = useContactActions();
  const name = nameOf(byUserId);
  return (
    <div
      role="alert"
      className="rounded-card border-danger bg-danger-soft animate-fade flex flex-wrap items-center gap-2 border px-4 py-2"
    >
      <p className="text-14 text-ink grow">{`${asSubject(name)} deleted this contact.`}</p>
      <Button onClick={() => void restore(contact)}>Restore</Button>
    </div>
  );
}
