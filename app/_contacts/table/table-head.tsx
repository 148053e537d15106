'use client';

import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import type { ContactSort } from '@/lib/contract/contacts/contact.ts';
import { useAddressBook } from '../state/address-book-context.ts';
import type { Column } from '../view/view-choice.ts';
import { COLUMN_RULES } from './table-columns.ts';

interface TableHeadProps {
  readonly columns: readonly Column[];
  readonly tracks: CSSProperties;
}

/** The names of the columns; pressing one sorts by it. The name sorts by the first name, pressed again by the last. */
export function TableHead({ columns, tracks }: TableHeadProps) {
  const { state, show } = useAddressBook();
  const { sort, query } = state.listQuery;
  const isByName = sort === 'name' || sort === 'lastName';
  // Only the server knows how a search ranks: first what begins with it.
  const isRanked = sort === 'name' && query.trim() !== '';
  const nameOrder = isRanked ? 'other' : isByName ? 'ascending' : undefined;
  return (
    <thead className="sticky top-0 z-20 -mb-8 block">
      <tr
        aria-rowindex={1}
        style={tracks}
        className="border-line bg-surface text-13 text-ink-2 grid h-8 border-b font-medium"
      >
        <HeadCell order={nameOrder} className="bg-surface sticky start-0 z-10 ps-3">
          <SortButton
            isOn={isByName}
            sort={sort}
            onClick={() => show({ sort: sort === 'name' ? 'lastName' : 'name' })}
          >
            {sort === 'lastName' ? 'Name, by last name' : 'Name'}
          </SortButton>
        </HeadCell>
        {columns.map((column) => {
          const rule = COLUMN_RULES[column];
          const isOn = rule.sort === sort;
          return (
            <HeadCell
              key={column}
              order={isOn ? (sort === 'updatedAt' ? 'descending' : 'ascending') : undefined}
            >
              {rule.sort === undefined ? (
                <span className="px-2">{rule.label}</span>
              ) : (
                <SortButton isOn={isOn} sort={sort} onClick={() => show({ sort: rule.sort ?? 'name' })}>
                  {rule.label}
                </SortButton>
              )}
            </HeadCell>
          );
        })}
      </tr>
    </thead>
  );
}

interface HeadCellProps {
  readonly order: 'ascending' | 'descending' | 'other' | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

function HeadCell({ order, className, children }: HeadCellProps) {
  return (
    <th scope="col" aria-sort={order} className={clsx('flex min-w-0 items-center font-medium', className)}>
      {children}
    </th>
  );
}

interface SortButtonProps {
  readonly isOn: boolean;
  readonly sort: ContactSort;
  readonly onClick: () => void;
  readonly children: string;
}

function SortButton({ isOn, sort, onClick, children }: SortButtonProps) {
  const Arrow = sort === 'updatedAt' ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={onClick}
      className={clsx(
        'rounded-control hover:bg-hover flex h-7 min-w-0 items-center gap-1 px-2 font-medium',
        isOn && 'text-ink',
      )}
    >
      <span className="truncate">{children}</span>
      {isOn && <Arrow aria-hidden size={14} strokeWidth={2} className="shrink-0" />}
    </button>
  );
}
