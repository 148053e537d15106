'use client';

import type { ComingBirthday } from '@/lib/contract/contacts/contact-find.ts';
import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import { ContactAvatar } from '../elements/contact-avatar.tsx';
import { ContactLink } from '../elements/contact-route-link.tsx';
import { ageText, dayText } from './birthday-text.ts';

/** Whose birthday it is, when, and how old they become. */
export function BirthdayRow({ birthday }: { readonly birthday: ComingBirthday }) {
  const { contact } = birthday;
  const age = ageText(birthday);
  const format = useTimeFormat();
  return (
    <li>
      <ContactLink
        to={{ mode: 'card', id: contact.id }}
        className="rounded-control hover:bg-hover -mx-2 flex min-h-14 items-center gap-3 px-2 py-1.5 no-underline"
      >
        <ContactAvatar contact={contact} size={40} />
        <span className="min-w-0 grow">
          <bdi className="text-16 text-ink block truncate font-medium">{contact.name}</bdi>
          <span className="text-13 text-ink-2 block">
            {dayText(birthday, format)}
            {age !== '' && ` · ${age}`}
          </span>
        </span>
      </ContactLink>
    </li>
  );
}
