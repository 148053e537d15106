'use client';

import { headingOf } from '../../_client/address-book/contact-order.ts';
import { LetterRail } from '../list/letter-rail.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { useLetters } from '../state/use-letters.ts';

/** With fewer letters than this the rail is left out. */
const LETTERS_MIN = 5;

interface TableLettersProps {
  /** The row on top. */
  readonly top: number;
  readonly scrollTo: (index: number) => void;
}

/** The rail of letters, where the table is in the order of names. */
export function TableLetters({ top, scrollTo }: TableLettersProps) {
  const { state, show } = useAddressBook();
  const { rows, listQuery, previous } = state;
  const { letters } = useLetters();
  const isByName = listQuery.sort === 'name' && listQuery.query.trim() === '';
  if (!isByName || letters.length < LETTERS_MIN) return null;
  const current = rows[top];
  const jump = (letter: string) => {
    const index = rows.findIndex((contact) => headingOf(contact) === letter);
    // The first row that is loaded may not be the first of its letter.
    if (index > 0 || (index === 0 && !previous)) scrollTo(index);
    else show({ from: letter });
  };
  return (
    <LetterRail letters={letters} current={current ? headingOf(current) : listQuery.from} onJump={jump} />
  );
}
