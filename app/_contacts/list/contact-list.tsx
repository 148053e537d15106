'use client';

import { ArrowUp } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { headingOf } from '../../_client/address-book/contact-order.ts';
import { isSameList, WHOLE_ADDRESS_BOOK } from '../../_client/address-book/list-query.ts';
import { Button } from '../../_ui/form/button.tsx';
import { SkeletonList } from '../../_ui/layout/skeleton.tsx';
import { contactIdOf } from '../contact-route.ts';
import { useAddressBook } from '../state/address-book-context.ts';
import { termsOf } from '../state/match.ts';
import { useLetters } from '../state/use-letters.ts';
import { ContactRow } from './contact-row.tsx';
import { GhostRow } from './ghost-row.tsx';
import { LetterRail } from './letter-rail.tsx';
import { ListEnd } from './list-end.tsx';
import { layOut } from './list-window.ts';
import { useChangesAbove } from './use-changes-above.ts';
import { useListWindow } from './use-list-window.ts';
import { useRowKeys } from './use-row-keys.ts';

const NEAR_THE_END = 30;
/** Fewer letters than this are seen at a glance. */
const LETTERS_MIN = 5;

/** The rows of the address book, live, as many as fit are drawn. */
export function ContactList() {
  const { state, route, loadMore, loadPrevious, show, showEnd, keepPosition } = useAddressBook();
  const { rows, ghosts, gone, recentChanges, listQuery } = state;
  const hasLetters = listQuery.sort === 'name' && listQuery.query.trim() === '';
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const layout = useMemo(
    () => layOut(rows.length, (index) => (hasLetters ? headingAt(rows, index) : '')),
    [rows, hasLetters],
  );
  const list = useListWindow(layout, ids, {
    resetKey: JSON.stringify(listQuery),
    isEntered: state.previous !== null,
  });
  const above = useChangesAbove(recentChanges, ids, list.top);
  const openId = contactIdOf(route);
  const terms = useMemo(() => termsOf(listQuery.query), [listQuery.query]);
  const { letters, total } = useLetters();

  const canLoad = state.loading === null && state.error === null;
  const isNearEnd = list.to > rows.length - NEAR_THE_END;
  useEffect(() => {
    if (isNearEnd && state.next && canLoad) loadMore();
  }, [isNearEnd, state.next, canLoad, loadMore]);
  const isNearStart = list.from < NEAR_THE_END;
  useEffect(() => {
    // Where both ends are near, the list first goes on at its end, if it does.
    if (isNearStart && !(isNearEnd && state.next) && state.previous && canLoad) loadPrevious();
  }, [isNearStart, isNearEnd, state.next, state.previous, canLoad, loadPrevious]);

  useEffect(() => {
    keepPosition(() => (list.isIdle() ? null : (ids[list.from] ?? null)));
  });

  // A contact opened from elsewhere, such as one just added, is brought into view in the list.
  const openIndex = openId === null ? -1 : ids.indexOf(openId);
  const { reveal, scrollTo } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another contact is opened, never as rows move
  useEffect(() => {
    if (openIndex >= 0) reveal(openIndex, false);
  }, [openId, openIndex >= 0]);

  const jump = (letter: string) => {
    const index = layout.headings.indexOf(letter);
    // The first row of what is known may not be the first of its letter.
    if (index > 0 || (index === 0 && !state.previous)) scrollTo(index);
    else show({ from: letter });
  };

  const handleKeyDown = useRowKeys({
    ids,
    top: list.top,
    hasPrevious: state.previous !== null,
    hasNext: state.next !== null,
    goTo: (index) => reveal(index, true),
    showStart: () => show({ from: '' }),
    // How a search ranks is known to the server alone: such a list goes on page by page.
    showEnd: listQuery.query.trim() === '' ? showEnd : null,
  });

  const letterInView = hasLetters ? headingAt(rows, list.top) || listQuery.from : '';
  const isCounted = isSameList(listQuery, WHOLE_ADDRESS_BOOK) && total !== null;
  const size = isCounted ? total : state.next || state.previous ? -1 : rows.length;
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
        <ul
          aria-label="Contacts"
          className="ring-inside"
          style={{
            paddingTop: layout.tops[list.from] ?? 0,
            paddingBottom: (layout.tops[rows.length] ?? 0) - (layout.tops[list.to] ?? 0),
          }}
        >
          {rows.slice(list.from, list.to).map((contact, offset) => {
            const index = list.from + offset;
            const heading = layout.headings[index] ?? null;
            return (
              <li
                key={contact.id}
                data-row={contact.id}
                {...(!state.previous && { 'aria-posinset': index + 1, 'aria-setsize': size })}
                className="group"
              >
                {heading !== null && heading !== '' && <SectionHeading letter={heading} />}
                {ghosts.has(contact.id) ? (
                  <GhostRow contact={contact} byUserId={gone.get(contact.id)?.byUserId ?? null} />
                ) : (
                  <ContactRow
                    contact={contact}
                    isOpen={contact.id === openId}
                    mark={recentChanges.get(contact.id)}
                    terms={terms}
                  />
                )}
              </li>
            );
          })}
        </ul>
        <ListEnd />
      </div>
      {hasLetters && letters.length >= LETTERS_MIN && (
        <LetterRail letters={letters} current={letterInView} onJump={jump} />
      )}
      {/* The section in view, for the eye: each section has its own heading. */}
      <div
        aria-hidden
        hidden={!hasLetters}
        className="pointer-events-none absolute start-0 end-9 top-0 z-10 overflow-hidden"
      >
        <div
          ref={list.letter}
          className="bg-surface text-13 text-brand-text flex h-8 items-end px-4 pb-1 font-semibold"
        >
          {letterInView}
        </div>
      </div>
      {above.count > 0 && (
        <div className="pointer-events-none absolute inset-x-0 top-2 z-20 flex justify-center">
          <Button
            variant="primary"
            size="sm"
            onClick={() => reveal(above.first, false)}
            className="animate-rise shadow-layer pointer-events-auto rounded-full"
          >
            <ArrowUp aria-hidden size={14} strokeWidth={2} />
            {above.count === 1 ? '1 change above' : `${above.count} changes above`}
          </Button>
        </div>
      )}
    </div>
  );
}

function headingAt(rows: readonly { id: string; name: string }[], index: number): string {
  const contact = rows[index];
  return contact ? headingOf(contact) : '';
}

function SectionHeading({ letter }: { readonly letter: string }) {
  return <h2 className="text-13 text-brand-text flex h-8 items-end px-4 pb-1 font-semibold">{letter}</h2>;
}
