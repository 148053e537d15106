'use client';

import { Plus, Search, SearchX, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { isFiltered, searchOfQuery, WHOLE_ADDRESS_BOOK } from '../../_client/address-book/list-query.ts';
import { Button } from '../../_ui/form/button.tsx';
import { TextField } from '../../_ui/form/text-field.tsx';
import { EmptyState } from '../../_ui/layout/empty-state.tsx';
import { PaneHead } from '../../_ui/layout/panes.tsx';
import { SkeletonList } from '../../_ui/layout/skeleton.tsx';
import { ContactLinkButton } from '../elements/contact-route-link.tsx';
import { PeopleHere } from '../people/people-here.tsx';
import { SelectionBar } from '../selection/selection-bar.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { ADDRESS_BOOK } from '../state/contact-route.ts';
import { AddressBookMenu } from './address-book-menu.tsx';
import { ContactList } from './contact-list.tsx';
import { ListFilterChips, ListFilterMenu } from './list-filter-menu.tsx';

/** The list of contacts with its search. */
export function ListPane() {
  const { state } = useAddressBook();
  const isJumping = state.listQuery.from !== '' && state.loading === 'list';
  return (
    <>
      <PaneHead
        title="Contacts"
        actions={
          <>
            <ContactLinkButton to={{ mode: 'new' }} variant="primary" aria-keyshortcuts="n">
              <Plus aria-hidden size={18} strokeWidth={1.75} className="-ml-1" />
              New contact
            </ContactLinkButton>
            <AddressBookMenu />
          </>
        }
      />
      <SearchBox />
      <ListFilterChips />
      {state.rows.length > 0 || isJumping ? <ContactList /> : <NoRows />}
      <PeopleHere />
      <SelectionBar />
    </>
  );
}

function SearchBox() {
  const { state, search } = useAddressBook();
  const { listQuery } = state;
  const [typed, setTyped] = useState(listQuery.query);
  // Another search may come from elsewhere.
  const [seen, setSeen] = useState(listQuery.query);
  if (seen !== listQuery.query) {
    setSeen(listQuery.query);
    setTyped(listQuery.query);
  }
  return (
    <search>
      <form
        action={ADDRESS_BOOK}
        onSubmit={(event) => event.preventDefault()}
        className="flex items-center gap-1 px-3 pt-3 pb-2"
      >
        {[...searchOfQuery({ ...listQuery, query: '' })].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField
          label="Search contacts"
          isLabelHidden
          type="search"
          name="query"
          placeholder="Search contacts"
          autoComplete="off"
          spellCheck={false}
          aria-keyshortcuts="/"
          data-search-contacts
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            search(event.target.value);
          }}
          leading={<Search aria-hidden size={16} strokeWidth={1.75} />}
          className="grow"
        />
        <ListFilterMenu />
        <p role="status" className="sr-only">
          {listQuery.query.trim() !== '' && state.loading === null
            ? found(state.rows.length, !state.next)
            : ''}
        </p>
      </form>
    </search>
  );
}

function found(count: number, isAll: boolean): string {
  if (count === 0) return 'No contacts found';
  return isAll ? `${count} found` : `More than ${count} found`;
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
        Names, organizations, e-mails, phones, tags and notes were searched. Try the beginning of a word.
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
