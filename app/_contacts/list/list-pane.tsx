'use client';

import { Plus, SearchX, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { isFiltered, WHOLE_ADDRESS_BOOK } from '../../_client/address-book/list-query.ts';
import { Button } from '../../_ui/form/button.tsx';
import { OnceWanted } from '../../_ui/layers/once-wanted.tsx';
import { EmptyState } from '../../_ui/layout/empty-state.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { PaneHead } from '../../_ui/layout/panes.tsx';
import { SkeletonList } from '../../_ui/layout/skeleton.tsx';
import { ContactLinkButton } from '../elements/contact-route-link.tsx';
import { PeopleHere } from '../people/people-here.tsx';
import { useSelection } from '../selection/selection.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import type { Count } from '../state/use-contact-count.ts';
import { ViewSwitch } from '../view/view-switch.tsx';
import { AddressBookMenu } from './address-book-menu.tsx';
import { ListCount } from './list-count.tsx';
import { ListFilterChips } from './list-filter-menu.tsx';
import { ListSearch } from './list-search.tsx';

const SelectionBar = loadLater(() =>
  import('../selection/selection-bar.tsx').then(({ SelectionBar }) => SelectionBar),
);

interface ListPaneProps {
  /** How many contacts there are; null while that is not known. */
  readonly count: Count | null;
  /** The rows, as a list or as a table. */
  readonly children: ReactNode;
  /** What there is to choose of how they are shown. */
  readonly options?: ReactNode;
}

/** The contacts with their search. */
export function ListPane({ count, children, options }: ListPaneProps) {
  const { state } = useAddressBook();
  const { isSelecting } = useSelection();
  const isThere = state.rows.length > 0;
  const isJumping = state.listQuery.from !== '' && state.loading === 'list';
  return (
    <>
      <PaneHead
        title="Contacts"
        actions={
          <>
            <ContactLinkButton
              to={{ mode: 'new' }}
              variant="primary"
              aria-keyshortcuts="n"
              className="@max-[19rem]:px-2.5"
            >
              <Plus aria-hidden size={18} strokeWidth={1.75} className="@min-[19rem]:-ml-1" />
              <span className="@max-[19rem]:sr-only">New contact</span>
            </ContactLinkButton>
            <AddressBookMenu />
          </>
        }
      />
      <ListSearch count={count} />
      <ListFilterChips />
      {isThere && (
        <ListCount count={count}>
          {options}
          <ViewSwitch />
        </ListCount>
      )}
      {isThere || isJumping ? children : <NoRows />}
      <PeopleHere />
      <OnceWanted isWanted={isSelecting}>
        <SelectionBar />
      </OnceWanted>
    </>
  );
}

/** Why there are no rows, and what to do next. */
function NoRows() {
  const { state, reload, show } = useAddressBook();
  const query = state.listQuery.query.trim();
  if (state.error !== null) {
    return (
      <div className="flex grow flex-col items-center gap-3 px-6 py-12 text-center" role="alert">
        <p className="text-14 text-ink-2">{state.error}</p>
        <Button onClick={reload}>Try again</Button>
      </div>
    );
  }
  if (state.loading === 'list') return <SkeletonList label="Loading contacts" />;
  if (query === '' && isFiltered(state.listQuery)) {
    return (
      <EmptyState
        icon={SearchX}
        title={
          state.listQuery.favourite
            ? 'No favourites here'
            : `No contacts with the tag “${state.listQuery.tag}”`
        }
        action={<Button onClick={() => show(WHOLE_ADDRESS_BOOK)}>Show all contacts</Button>}
        className="grow"
      >
        {state.listQuery.favourite && 'The star on a card makes it your favourite. No one else sees it.'}
      </EmptyState>
    );
  }
  if (query !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title={`No contacts found for “${query}”`}
        action={<ContactLinkButton to={{ mode: 'new', name: query }}>{`Add “${query}”`}</ContactLinkButton>}
        className="grow"
      >
        Names, organizations, emails, phones, tags and notes were searched. Try the beginning of a word.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={UsersRound}
      title="No contacts yet"
      action={
        <>
          <ContactLinkButton to={{ mode: 'new' }}>Add the first one</ContactLinkButton>
          <ContactLinkButton to={{ mode: 'import' }}>Import</ContactLinkButton>
        </>
      }
      className="grow"
    >
      Everyone here shares this address book: what you add is there for all of you at once.
    </EmptyState>
  );
}
