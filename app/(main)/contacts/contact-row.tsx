'use client';

import type { Contact } from '@/lib/contract/contact.ts';
import { Avatar } from '../../_ui/avatar.tsx';
import { ListRow, listRowClass } from '../../_ui/list-row.tsx';
import type { Mark } from './book-state.ts';
import { PlaceLink } from './place-link.tsx';

interface ContactRowProps {
  readonly contact: Contact;
  readonly isOpen: boolean;
  /** A change by somebody else, just now. */
  readonly mark: Mark | undefined;
}

/** One contact of the list: who, and what tells two of one name apart. */
export function ContactRow({ contact, isOpen, mark }: ContactRowProps) {
  const detail =
    [contact.title, contact.organization].filter(Boolean).join(' · ') ||
    contact.phones[0]?.value ||
    contact.emails[0]?.value;
  return (
    <PlaceLink
      to={{ mode: 'card', id: contact.id }}
      aria-current={isOpen ? 'page' : undefined}
      data-contact={contact.id}
      className={listRowClass(isOpen, mark ? 'live-tint h-16' : 'h-16')}
    >
      <ListRow
        leading={<Avatar id={contact.id} name={contact.name} size={40} />}
        title={contact.name}
        detail={detail}
      />
    </PlaceLink>
  );
}
