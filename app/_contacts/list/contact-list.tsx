'use client';

import { useEffect, useMemo } from 'react';
import { headingOf } from '../../_client/address-book/contact-order.ts';
import { SkeletonList } from '../../_ui/layout/skeleton.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { contactIdOf } from '../state/contact-route.ts';
import { useLetters } from '../state/use-letters.ts';
import { ChangesAboveButton } from './changes-above-button.tsx';
import { LetterRail } from './letter-rail.tsx';
import { ListEnd } from './list-end.tsx';
import { ListRows } from './list-rows.tsx';
import { layOutRows } from './list-window.ts';
import { TopLetter } from './section-letter.tsx';
import { setSizeOf } from './set-size.ts';
import { useChangesAbove } from './use-changes-above.ts';
import { useListWindow } from './use-list-window.ts';
import { useLoadAhead } from './use-load-ahead.ts';
import { useRowKeys } from './use-row-keys.ts';

/** With fewer letters than this the rail is left out: they are seen at a glance. */
const LETTERS_MIN = 5;

/** The rows of the address book, live. Only the rows in view and some around them are drawn. */
export function ContactList() {
  const { state, route, show, showEnd, keepPosition } = useAddressBook();
  const { rows, recentChanges, listQuery } = state;
  const hasLetters = listQuery.sort === 'name' && listQuery.query.trim() === '';
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const layout = useMemo(
    () => layOutRows(rows.length, (index) => (hasLetters ? headingAt(rows, index) : '')),
    [rows, hasLetters],
  );
  const list = useListWindow(layout, ids, {
    resetKey: JSON.stringify(listQuery),
    isEntered: state.previous !== null,
  });
  const { reveal, scrollTo } = list;
  const above = useChangesAbove(recentChanges, ids, list.top);
  const { letters, total } = useLetters();
  useLoadAhead(list);
  useEffect(() => {
    keepPosition(() => (list.isIdle() ? null : (ids[list.from] ?? null)));
  });

  // A contact opened from elsewhere, such as one just added, is brought into view in the list.
  const openId = contactIdOf(route);
  const openIndex = openId === null ? -1 : ids.indexOf(openId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another contact is opened, never as rows move
  useEffect(() => {
    if (openIndex >= 0) reveal(openIndex, false);
  }, [openId, openIndex >= 0]);

  const handleKeyDown = useRowKeys({
    ids,
    top: list.top,
    hasPrevious: state.previous !== null,
    hasNext: state.next !== null,
    goTo: (index) => reveal(index, true),
    showStart: () => show({ from: '' }),
    // Only the server knows how a search ranks: its results are loaded page by page.
    showEnd: listQuery.query.trim() === '' ? showEnd : null,
  });
  const jumpToLetter = (letter: string) => {
    const index = layout.headings.indexOf(letter);
    // The first row that is loaded may not be the first of its letter.
    if (index > 0 || (index === 0 && !state.previous)) scrollTo(index);
    else show({ from: letter });
  };

  const letterInView = hasLetters ? headingAt(rows, list.top) || listQuery.from : '';
  return (
    <div className="relative flex min-h-0 grow">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the links of the list inside */}
      <div
        ref={list.scroller}
        onScroll={list.handleScroll}
        onKeyDown={handleKeyDown}
        tabIndex={-1}
        className="min-h-0 min-w-0 grow overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        {rows.length === 0 && <SkeletonList label="Loading contacts" />}
        <ListRows layout={layout} range={list} openId={openId} setSize={setSizeOf(state, total)} />
        <ListEnd />
      </div>
      {hasLetters && letters.length >= LETTERS_MIN && (
        <LetterRail letters={letters} current={letterInView} onJump={jumpToLetter} />
      )}
      <TopLetter ref={list.letter} letter={letterInView} isHidden={!hasLetters} />
      <ChangesAboveButton count={above.count} onClick={() => reveal(above.first, false)} />
    </div>
  );
}

function headingAt(rows: readonly { id: string; name: string }[], index: number): string {
  const contact = rows[index];
  return contact ? headingOf(contact) : '';
}
