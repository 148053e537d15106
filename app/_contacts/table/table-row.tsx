'use client';

import clsx from 'clsx';
import { Star } from 'lucide-react';
import { type CSSProperties, type MouseEvent, memo } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { ContactAvatar } from '../elements/contact-avatar.tsx';
import { ContactLink } from '../elements/contact-route-link.tsx';
import { Highlighted } from '../elements/highlighted.tsx';
import type { Terms } from '../state/match.ts';
import type { Column } from '../view/view-choice.ts';
import { TableCell } from './table-cell.tsx';

interface TableRowProps {
  readonly contact: Contact;
  /** Its position in the whole table, the head being the first; null where no one knows it. */
  readonly position: number | null;
  readonly columns: readonly Column[];
  readonly tracks: CSSProperties;
  readonly terms: Terms;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  /** Whether another person changed it just now. */
  readonly isChanged: boolean;
  /** Whether the Tab key leads to this row. */
  readonly isStop: boolean;
  /** Chooses it; with the Shift key all from the one that was chosen last. */
  readonly onSelect: (id: string, isRange: boolean) => void;
}

/** One contact, 40 px high. Its name opens it, and so does a press anywhere else in the row. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { contact, position, columns, tracks, terms, isOpen, isSelected, isChanged, isStop, onSelect } =
    props;
  const handleClick = (event: MouseEvent<HTMLTableRowElement>) => {
    const isOwn = event.target instanceof Element && event.target.closest('a, button, input, label');
    // Text that was just marked is to be copied.
    if (isOwn || !window.getSelection()?.isCollapsed) return;
    event.currentTarget.querySelector<HTMLElement>('[data-contact]')?.click();
  };
  return (
    <tr
      data-row={contact.id}
      aria-selected={isSelected}
      aria-rowindex={position ?? undefined}
      style={tracks}
      onClick={handleClick}
      className={clsx(
        'group/row border-line grid h-10 cursor-default border-b transition-colors contain-strict',
        isOpen || isSelected ? 'bg-selected' : 'bg-surface hover:bg-hover',
        isChanged && 'live-tint',
      )}
    >
      <th scope="row" className="sticky start-0 z-10 flex min-w-0 items-center gap-2 bg-inherit pe-2">
        <label className="grid h-full w-9 shrink-0 cursor-pointer place-items-center ps-3">
          <input
            type="checkbox"
            aria-label={`Select ${contact.name}`}
            tabIndex={-1}
            checked={isSelected}
            onChange={({ nativeEvent }) =>
              onSelect(contact.id, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
            }
            className="size-4"
          />
        </label>
        <ContactAvatar contact={contact} size={24} />
        <ContactLink
          to={{ mode: 'card', id: contact.id }}
          tabIndex={isStop ? 0 : -1}
          aria-current={isOpen ? 'page' : undefined}
          aria-keyshortcuts="x"
          data-contact={contact.id}
          className="text-14 text-ink rounded-control min-w-0 truncate px-1 font-medium no-underline hover:underline"
        >
          <bdi>
            <Highlighted text={contact.name} terms={terms} />
          </bdi>
        </ContactLink>
        {contact.favourite && (
          <>
            <Star aria-hidden size={14} strokeWidth={1.75} className="text-ink-2 shrink-0 fill-current" />
            <span className="sr-only">Favourite</span>
          </>
        )}
      </th>
      {columns.map((column) => (
        <TableCell key={column} column={column} contact={contact} terms={terms} />
      ))}
    </tr>
  );
});
