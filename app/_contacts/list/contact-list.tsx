'use client';

import clsx from 'clsx';
import { useCallback } from 'react';
import { headingOf } from '../../_client/address-book/contact-order.ts';
import { SkeletonList } from '../../_ui/layout/skeleton.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { useLetters } from '../state/use-letters.ts';
import { ChangesAboveButton } from './changes-above-button.tsx';
import { LetterRail } from './letter-rail.tsx';
import { ListEnd } from './list-end.tsx';
import { ListRows } from './list-rows.tsx';
import { ROW_HEIGHT } from './list-window.ts';
import { TopLetter } from './section-letter.tsx';
import { setSizeOf } from './set-size.ts';
import { useChangesAbove } from './use-changes-above.ts';
import { useContactRows } from './use-contact-rows.ts';

/** With fewer letters than this the rail is left out: they are seen at a glance. */
const LETTERS_MIN = 5;

/** The rows of the address book, live. Only the rows in view and some around them are drawn. */
export function ContactList() {
  const { state, show } = useAddressBook();
  const { rows, recentChanges, listQuery } = state;
  const hasLetters = listQuery.sort === 'name' && listQuery.query.trim() === '';
  const headingAt = useCallback(
    (index: number) => {
      const contact = rows[index];
      return hasLetters && contact ? headingOf(contact) : '';
    },
    [rows, hasLetters],
  );
  const { ids, layout, list, openId, handleKeyDown } = useContactRows({ rowHeight: ROW_HEIGHT, headingAt });
  const above = useChangesAbove(recentChanges, ids, list.top);
  const { letters, total } = useLetters();
  const hasRail = hasLetters && letters.length >= LETTERS_MIN;
  const jumpToLetter = (letter: string) => {
    const index = layout.headings.indexOf(letter);
    // The first row that is loaded may not be the first of its letter.
    if (index > 0 || (index === 0 && !state.previous)) list.scrollTo(index);
    else show({ from: letter });
  };
  const letterInView = hasLetters ? headingAt(list.top) || listQuery.from : '';
  return (
    <div className="relative flex min-h-0 grow">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the links of the list inside */}
      <div
        ref={list.scroller}
        onScroll={list.handleScroll}
        onKeyDown={handleKeyDown}
        tabIndex={-1}
        data-contact-rows
        className={clsx(
          'short:min-h-40 min-h-0 min-w-0 grow overflow-y-auto overscroll-contain [overflow-anchor:none]',
          // The rail says where one is; beside it a bar would only cut the rows off. It lies over their ends, so that
          // their tint goes on to the edge.
          hasRail && 'short:[--rail:0px] [scrollbar-width:none] [--rail:--spacing(6)]',
        )}
      >
        {rows.length === 0 && <SkeletonList label="Loading contacts" />}
        <ListRows layout={layout} range={list} openId={openId} setSize={setSizeOf(state, total)} />
        <ListEnd />
      </div>
      {hasRail && <LetterRail letters={letters} current={letterInView} isOver onJump={jumpToLetter} />}
      <TopLetter ref={list.letter} letter={letterInView} isHidden={!hasLetters} hasBar={!hasRail} />
      <ChangesAboveButton count={above.count} onClick={() => list.reveal(above.first, false)} />
    </div>
  );
}
