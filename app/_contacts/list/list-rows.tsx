'use client';

import { useMemo } from 'react';
import { useAddressBook } from '../state/address-book-context.ts';
import { termsOf } from '../state/match.ts';
import { ContactRow } from './contact-row.tsx';
import { GhostRow } from './ghost-row.tsx';
import type { ListLayout, RowRange } from './list-window.ts';
import { SectionLetter } from './section-letter.tsx';

interface ListRowsProps {
  readonly layout: ListLayout;
  readonly range: RowRange;
  readonly openId: string | null;
  /** How many rows the list has, loaded or not; -1 while that is not known. */
  readonly setSize: number;
}

/** The rows that are drawn, with as much space above and below as the others would take. */
export function ListRows({ layout, range: { from, to }, openId, setSize }: ListRowsProps) {
  const { state } = useAddressBook();
  const { rows, ghosts, gone, recentChanges, listQuery } = state;
  const terms = useMemo(() => termsOf(listQuery.query), [listQuery.query]);
  // In a list that was entered in its middle no one knows how many rows come before.
  const isFromStart = state.previous === null;
  return (
    <ul
      aria-label="Contacts"
      className="ring-inside"
      style={{
        paddingTop: layout.tops[from] ?? 0,
        paddingBottom: (layout.tops[rows.length] ?? 0) - (layout.tops[to] ?? 0),
      }}
    >
      {rows.slice(from, to).map((contact, offset) => {
        const index = from + offset;
        const heading = layout.headings[index];
        return (
          <li
            key={contact.id}
            data-row={contact.id}
            {...(isFromStart && { 'aria-posinset': index + 1, 'aria-setsize': setSize })}
            className="group"
          >
            {heading && <SectionLetter letter={heading} />}
            {ghosts.has(contact.id) ? (
              <GhostRow contact={contact} byUserId={gone.get(contact.id)?.byUserId ?? null} />
            ) : (
              <ContactRow
                contact={contact}
                isOpen={contact.id === openId}
                recentChange={recentChanges.get(contact.id)}
                terms={terms}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
