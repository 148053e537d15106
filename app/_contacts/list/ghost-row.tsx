'use client';

import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Avatar } from '../../_ui/person/avatar.tsx';
import { useContactActions } from '../actions/use-contact-actions.ts';
import { useNameOf } from '../state/address-book-context.ts';

interface GhostRowProps {
  readonly contact: Contact;
  readonly byUserId: string | null;
}

/** Stays for some seconds where a contact was that another person deleted, so that it can be restored. */
export function GhostRow({ contact, byUserId }: GhostRowProps) {
  const { restore } = useContactActions();
  const nameOf = useNameOf();
  return (
    <div className="animate-fade flex h-16 items-center gap-3 px-4">
      <Avatar
        id={contact.userId ?? contact.id}
        name={contact.name}
        size={40}
        className="opacity-45 grayscale"
      />
      <span className="text-14 text-ink-3 min-w-0 grow">{`Deleted by ${nameOf(byUserId)}`}</span>
      <Button
        variant="quiet"
        size="sm"
        aria-label={`Restore ${contact.name}`}
        onClick={() => void restore(contact)}
      >
        Restore
      </Button>
    </div>
  );
}
