'use client';

import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { Gone } from '../../_client/address-book/contact-list-types.ts';
import { Button } from '../../_ui/form/button.tsx';
import { useContactActions } from '../actions/use-contact-actions.ts';
import { ContactLinkButton } from '../elements/contact-route-link.tsx';
import { asSubject, useAddressBook, useNameOf } from '../state/address-book-context.ts';

interface DeletedBannerProps {
  readonly contact: Contact;
  readonly gone: Gone;
}

/** Says on the open card that another person deleted the contact, and restores it; or into which one it was merged. */
export function DeletedBanner({ contact, gone: { byUserId, mergedIntoId } }: DeletedBannerProps) {
  const nameOf = useNameOf();
  const { state } = useAddressBook();
  const { restore } = useContactActions();
  const name = asSubject(nameOf(byUserId));
  const into = mergedIntoId === null ? null : (state.known.get(mergedIntoId)?.name ?? 'another one');
  return (
    <div
      role="alert"
      className="rounded-card border-danger bg-danger-soft animate-fade flex flex-wrap items-center gap-2 border px-4 py-2"
    >
      <p className="text-14 text-ink grow">
        {into === null ? `${name} deleted this contact.` : `${name} merged this contact into ${into}.`}
      </p>
      {mergedIntoId === null ? (
        <Button onClick={() => void restore(contact)}>Restore</Button>
      ) : (
        <ContactLinkButton to={{ mode: 'card', id: mergedIntoId }}>Open the merged contact</ContactLinkButton>
      )}
    </div>
  );
}
