'use client';

import { useActionState } from 'react';
import { deleteContactAction } from '@/app/_actions/contacts.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { RecentChange } from '../../_client/address-book/contact-list-types.ts';
import { Button } from '../../_ui/form/button.tsx';
import { useContactActions } from '../actions/use-contact-actions.ts';
import { LastChange } from './last-change.tsx';

interface CardFootProps {
  readonly contact: Contact;
  readonly recentChange: RecentChange | undefined;
  readonly isGone: boolean;
}

/** Who changed the contact last, and the way to be rid of it: far from what is pressed every day, also without a script. The menu has it, too. */
export function CardFoot({ contact, recentChange, isGone }: CardFootProps) {
  const { remove } = useContactActions();
  const [result, deleteAction] = useActionState(deleteContactAction, null);
  return (
    <footer className="flex flex-wrap items-center justify-between gap-2">
      <LastChange contact={contact} recentChange={recentChange} />
      {!isGone && (
        <form
          action={deleteAction}
          onSubmit={(event) => {
            event.preventDefault();
            remove(contact);
          }}
          className="contents"
        >
          <input type="hidden" name="id" value={contact.id} />
          <Button
            type="submit"
            variant="quiet"
            size="sm"
            className="text-ink-3! enabled:hover:text-danger! -me-2"
          >
            Delete
          </Button>
        </form>
      )}
      {result?.ok === false && <p className="text-14 text-danger w-full">{result.message}</p>}
    </footer>
  );
}
