'use client';

import { useMemo, useState } from 'react';
import { ChangesAboveButton } from '../list/changes-above-button.tsx';
import { ListEnd } from '../list/list-end.tsx';
import { useChangesAbove } from '../list/use-changes-above.ts';
import { useContactRows } from '../list/use-contact-rows.ts';
import { useAddressBook } from '../state/address-book-context.ts';
import type { Count } from '../state/use-contact-count.ts';
import { useContactsView } from '../view/view-context.tsx';
import { tracksOf } from './table-columns.ts';
import { TableHead } from './table-head.tsx';
import { TableLetters } from './table-letters.tsx';
import { TableRows } from './table-rows.tsx';
import { useCellKeys } from './use-cell-keys.ts';

const ROW_HEIGHT = 40;

// The head lies over the top of the rows: room for it is above the first one.
const inOneSection = () => 'all';

interface ContactTableProps {
  /** How many contacts there are; null while that is not known. */
  readonly count: Count | null;
}

/** The address book for work at a desk: a row each, with the columns that were chosen. Only what is in view is drawn. */
export function ContactTable({ count }: ContactTableProps) {
  const { state } = useAddressBook();
  const { columns } = useContactsView();
  const { ids, layout, list, openId, handleKeyDown } = useContactRows({
    rowHeight: ROW_HEIGHT,
    headingAt: inOneSection,
  });
  const { from, to, top } = list;
  const { handleKeys, select } = useCellKeys({ ids, handleKeyDown });
  const tracks = useMemo(() => tracksOf(columns), [columns]);
  const above = useChangesAbove(state.recentChanges, ids, top);
  // One row is a stop of the Tab key: the one that had the focus last, else the open one, else the one on top.
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const drawn = new Set(ids.slice(from, to));
  const stopId = [focusedId, openId, ids[top] ?? null].find((id) => id !== null && drawn.has(id)) ?? null;
  return (
    <div className="relative flex min-h-0 grow">
      <div
        ref={list.scroller}
        onScroll={list.handleScroll}
        tabIndex={-1}
        data-contact-rows
        className="border-line min-h-0 min-w-0 grow overflow-auto overscroll-contain border-t [overflow-anchor:none]"
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen, and keys lead from cell to cell
          role="grid"
          tabIndex={-1}
          aria-label="Contacts"
          aria-multiselectable
          aria-rowcount={count?.isExact ? count.count + 1 : -1}
          aria-colcount={columns.length + 1}
          onKeyDown={handleKeys}
          onFocus={({ target }) => {
            const row = target.closest<HTMLElement>('[data-row]')?.dataset.row;
            if (row !== undefined) setFocusedId(row);
          }}
          style={{ minWidth: tracks.minWidth }}
          className="ring-inside block"
        >
          <TableHead columns={columns} tracks={tracks} />
          <TableRows
            layout={layout}
            range={list}
            columns={columns}
            tracks={tracks}
            openId={openId}
            stopId={stopId}
            onSelect={select}
          />
        </table>
        <ListEnd />
      </div>
      <TableLetters top={top} scrollTo={list.scrollTo} />
      <ChangesAboveButton count={above.count} onClick={() => list.reveal(above.first, false)} />
    </div>
  );
}
