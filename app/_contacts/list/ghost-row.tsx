'use client';

import clsx from 'clsx';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Avatar } from '../../_ui/person/avatar.tsx';
import { useContactActions } from '../actions/use-contact-actions.ts';
import { useNameOf } from '../state/address-book-context.ts';

interface GhostRowProps {
  readonly contact: Contact;
  readonly byUserId: string | null;
  /** In a table: as high as its rows. */
  readonly isCompact?: boolean;
}

/** Stays for some seconds where a contact was that another person deleted, so that it can be restored. */
export function GhostRow({ contact, byUserId, isCompact = false }: GhostRowProps) {
  const { restore } = useContactActions();
  const nameOf = useNameOf();
  return (
    <div
      className={clsx(
        'animate-fade flex items-center gap-3 ps-4 pe-[calc(--spacing(4)+var(--rail,0px))]',
        isCompact ? 'h-10' : 'h-16',
      )}
    >
      <Avatar
        id={contact.userId ?? contact.id}
        name={contact.name}
        size={isCompact ? 24 : 40}
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
