'use client';

import { ContactLink } from '../elements/contact-route-link.tsx';
import { BirthdayRow } from './birthday-row.tsx';
import { useBirthdays } from './use-birthdays.ts';

const SHOWN = 5;

/** The next birthdays, where no contact is open; nothing while there are none. */
export function BirthdaysSoon() {
  const { items, hasMore } = useBirthdays(SHOWN);
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="birthdays-soon" className="mx-auto w-full max-w-100 px-6 py-8">
      <h2 id="birthdays-soon" className="text-16 pb-1 font-medium">
        Birthdays
      </h2>
      <ul className="ring-inside flex flex-col">
        {items.map((birthday) => (
          <BirthdayRow key={birthday.contact.id} birthday={birthday} />
        ))}
      </ul>
      {hasMore && (
        <ContactLink to={{ mode: 'birthdays' }} className="text-14 text-brand-text inline-block py-2">
          All of the next 30 days
        </ContactLink>
      )}
    </section>
  );
}
