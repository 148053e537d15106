'use client';

import { Cake } from 'lucide-react';
import { EmptyState } from '../../_ui/layout/empty-state.tsx';
import { PagesEnd } from '../elements/pages-end.tsx';
import { SideScreen } from '../elements/side-screen.tsx';
import { BirthdayRow } from './birthday-row.tsx';
import { useBirthdays } from './use-birthdays.ts';

const PAGE = 50;

/** The birthdays of the next 30 days. */
export function BirthdaysScreen() {
  const pages = useBirthdays(PAGE);
  const isEmpty = pages.items.length === 0;
  return (
    <SideScreen title="Birthdays">
      {isEmpty && !pages.isLoading && pages.error === null ? (
        <EmptyState icon={Cake} title="No birthdays in the next 30 days" level={3}>
          Contacts with a birthday are listed here when it comes near.
        </EmptyState>
      ) : (
        <p className="text-14 text-ink-2">
          In the next 30 days. To be notified in the morning of the day, turn that on in Settings.
        </p>
      )}
      <ul aria-label="Birthdays" className="ring-inside flex flex-col">
        {pages.items.map((birthday) => (
          <BirthdayRow key={birthday.contact.id} birthday={birthday} />
        ))}
      </ul>
      <PagesEnd {...pages} isEmpty={isEmpty} />
    </SideScreen>
  );
}
