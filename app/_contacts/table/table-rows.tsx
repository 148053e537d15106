'use client';

import { type CSSProperties, useMemo } from 'react';
import { GhostRow } from '../list/ghost-row.tsx';
import { HEADING_HEIGHT, type ListLayout, type RowRange } from '../list/list-window.ts';
import { useSelection } from '../selection/selection.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { termsOf } from '../state/match.ts';
import type { Column } from '../view/view-choice.ts';
import { TableRow } from './table-row.tsx';

interface TableRowsProps {
  readonly layout: ListLayout;
  readonly range: RowRange;
  readonly columns: readonly Column[];
  readonly tracks: CSSProperties;
  readonly openId: string | null;
  /** The row to which the Tab key leads. */
  readonly stopId: string | null;
  readonly onSelect: (id: string, isRange: boolean) => void;
}

/** The rows that are drawn, with as much space above and below as the others would take. */
export function TableRows({ layout, range, columns, tracks, openId, stopId, onSelect }: TableRowsProps) {
  const { state } = useAddressBook();
  const { rows, ghosts, gone, recentChanges, listQuery, previous } = state;
  const { selected } = useSelection();
  const terms = useMemo(() => termsOf(listQuery.query), [listQuery.query]);
  const { from, to } = range;
  return (
    <tbody
      className="block"
      style={{
        // The head lies over the top of the rows.
        paddingTop: (layout.tops[from] ?? 0) + (from === 0 ? HEADING_HEIGHT : 0),
        paddingBottom: (layout.tops[rows.length] ?? 0) - (layout.tops[to] ?? 0),
      }}
    >
      {rows.slice(from, to).map((contact, offset) =>
        ghosts.has(contact.id) ? (
          <tr key={contact.id} data-row={contact.id} className="border-line block h-10 border-b">
            <td colSpan={columns.length + 1} className="block">
              <GhostRow contact={contact} byUserId={gone.get(contact.id)?.byUserId ?? null} isCompact />
            </td>
          </tr>
        ) : (
          <TableRow
            key={contact.id}
            contact={contact}
            // In a table that was entered in its middle no one knows how many rows come before.
            position={previous === null ? from + offset + 2 : null}
            columns={columns}
            tracks={tracks}
            terms={terms}
            isOpen={contact.id === openId}
            isSelected={selected.has(contact.id)}
            isChanged={recentChanges.has(contact.id)}
            isStop={contact.id === stopId}
            onSelect={onSelect}
          />
        ),
      )}
    </tbody>
  );
}
