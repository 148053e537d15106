'use client';

import clsx from 'clsx';
import { Star } from 'lucide-react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { RecentChange } from '../../_client/address-book/contact-list-types.ts';
import { ListRow } from '../../_ui/layout/list-row.tsx';
import { ContactAvatar } from '../elements/contact-avatar.tsx';
import { ContactLink } from '../elements/contact-route-link.tsx';
import { Highlighted } from '../elements/highlighted.tsx';
import { useSelection } from '../selection/selection.tsx';
import { detailOf, type Terms } from '../state/match.ts';

interface ContactRowProps {
  readonly contact: Contact;
  readonly isOpen: boolean;
  /** A change that another person made just now. */
  readonly recentChange: RecentChange | undefined;
  readonly terms: Terms;
}

/** One contact of the list: the name, and what distinguishes two of one name or what the search found. */
export function ContactRow({ contact, isOpen, recentChange, terms }: ContactRowProps) {
  const { selected, isSelecting, toggle } = useSelection();
  const detail = detailOf(contact, terms);
  return (
    <div
      className={clsx(
        'flex items-stretch transition-colors',
        isOpen || selected.has(contact.id) ? 'bg-selected' : 'hover:bg-hover',
        recentChange && 'live-tint',
      )}
    >
      {isSelecting && (
        <label className="flex w-11 shrink-0 cursor-pointer items-center justify-center ps-2">
          <input
            type="checkbox"
            aria-label={`Select ${contact.name}`}
            checked={selected.has(contact.id)}
            onChange={() => toggle(contact.id)}
            className="size-5"
          />
        </label>
      )}
      <ContactLink
        to={{ mode: 'card', id: contact.id }}
        aria-current={isOpen ? 'page' : undefined}
        aria-keyshortcuts="x"
        data-contact={contact.id}
        className="flex h-16 w-full min-w-0 items-center gap-3 py-2 ps-4 pe-[calc(--spacing(4)+var(--rail,0px))] text-left no-underline"
      >
        <ListRow
          leading={<ContactAvatar contact={contact} size={40} />}
          title={<Highlighted text={contact.name} terms={terms} />}
          detail={detail && <Highlighted text={detail} terms={terms} />}
          {...(contact.favourite && {
            meta: (
              <>
                <Star aria-hidden size={14} strokeWidth={1.75} className="text-ink-2 fill-current" />
                <span className="sr-only">Favourite</span>
              </>
            ),
          })}
        />
      </ContactLink>
    </div>
  );
}
