'use client';

import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { RecentChange } from '../../_client/address-book/contact-list-types.ts';
import { Time } from '../../_ui/time/time.tsx';
import { fieldsPhrase } from '../elements/field-labels.ts';
import { asSubject, useNameOf } from '../state/address-book-context.ts';

interface LastChangeProps {
  readonly contact: Contact;
  readonly recentChange: RecentChange | undefined;
}

/** Who changed the contact last, and when; a change that happens now is announced, too. */
export function LastChange({ contact, recentChange }: LastChangeProps) {
  const nameOf = useNameOf();
  const isNew = contact.createdAt === contact.updatedAt;
  return (
    <div className="text-13 text-ink-3">
      <p>
        {`${isNew ? 'Added' : 'Changed'} by ${nameOf(contact.updatedByUserId)}, `}
        <Time at={contact.updatedAt} style="ago" />
      </p>
      <p role="status" className="sr-only">
        {recentChange && recentChange.fields.length > 0
          ? `${asSubject(nameOf(recentChange.byUserId))} changed ${fieldsPhrase(recentChange.fields)}`
          : ''}
      </p>
    </div>
  );
}
