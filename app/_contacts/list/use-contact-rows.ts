'use client';

import { type KeyboardEvent, useEffect, useMemo } from 'react';
import { type RowWanted, useAddressBook } from '../state/address-book-context.ts';
import { contactIdOf } from '../state/contact-route.ts';
import { type ListLayout, layOutRows } from './list-window.ts';
import { useListWindow } from './use-list-window.ts';
import { useLoadAhead } from './use-load-ahead.ts';
import { useRowKeys } from './use-row-keys.ts';

interface RowsOptions {
  /** The height of a row in px. */
  readonly rowHeight: number;
  /** The section of a row; empty for none. The same function as long as it says the same. */
  readonly headingAt: (index: number) => string;
}

interface ContactRows {
  readonly ids: readonly string[];
  readonly layout: ListLayout;
  /** What is drawn, and how to move in it. */
  readonly list: ReturnType<typeof useListWindow>;
  /** The contact that is open beside the rows. */
  readonly openId: string | null;
  handleKeyDown(event: KeyboardEvent): void;
}

/** The rows of the address book, live, as a list or a table shows them: what is drawn, loaded, focused and kept in view. */
export function useContactRows({ rowHeight, headingAt }: RowsOptions): ContactRows {
  const { state, route, show, showEnd, holdRows } = useAddressBook();
  const { rows, listQuery } = state;
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const layout = useMemo(
    () => layOutRows(rows.length, headingAt, rowHeight),
    [rows.length, headingAt, rowHeight],
  );
  const list = useListWindow(layout, ids, {
    resetKey: JSON.stringify(listQuery),
    isEntered: state.previous !== null,
  });
  const { reveal } = list;
  useLoadAhead(list);

  // A contact opened from elsewhere, such as one just added, is brought into view in the list.
  const openId = contactIdOf(route);
  const openIndex = openId === null ? -1 : ids.indexOf(openId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another contact is opened, never as rows move
  useEffect(() => {
    if (openIndex >= 0) reveal(openIndex, false);
  }, [openId, openIndex >= 0]);

  const focusRow = (which: RowWanted) => {
    const last = ids.length - 1;
    if (last < 0) return false;
    const index = {
      first: 0,
      last,
      '1': openIndex < 0 ? list.top : Math.min(last, openIndex + 1),
      '-1': openIndex < 0 ? list.top : Math.max(0, openIndex - 1),
    }[which];
    reveal(index, true);
    return true;
  };
  useEffect(() => {
    holdRows({ readFrom: () => (list.isIdle() ? null : (ids[list.from] ?? null)), focusRow });
    return () => holdRows(null);
  });

  const handleKeyDown = useRowKeys({
    ids,
    top: list.top,
    hasPrevious: state.previous !== null,
    hasNext: state.next !== null,
    goTo: (index) => reveal(index, true),
    showStart: () => show({ from: '' }),
    // Only the server knows how a search ranks: its results are loaded page by page.
    showEnd: listQuery.query.trim() === '' ? showEnd : null,
    // Above the first row is the search.
    leaveTop: () => document.querySelector<HTMLElement>('[data-search-contacts]')?.focus(),
  });
  return { ids, layout, list, openId, handleKeyDown };
}
