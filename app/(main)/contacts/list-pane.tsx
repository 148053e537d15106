'use client';

import { Plus, Search, SearchX, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../_ui/button.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { PaneHead } from '../../_ui/panes.tsx';
import { SkeletonList } from '../../_ui/skeleton.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { useBook } from './book-context.ts';
import { ContactList } from './contact-list.tsx';
import { ADDRESS_BOOK } from './contact-place.ts';
import { PlaceButton } from './place-link.tsx';

/** The list of contacts with its search. */
export function ListPane() {
  const { state } = useBook();
  return (
    <>
      <PaneHead
        title="Contacts"
        actions={
          <PlaceButton to={{ mode: 'new' }} variant="primary" aria-keyshortcuts="n">
            <Plus aria-hidden size={18} strokeWidth={1.75} className="-ml-1" />
            New contact
          </PlaceButton>
        }
      />
      <SearchBox />
      {state.rows.length > 0 && <ContactList />}
      {state.rows.length === 0 && <NoRows />}
    </>
  );
}

function SearchBox() {
  const { state, search } = useBook();
  const [typed, setTyped] = useState(state.query);
  // Another search may come from elsewhere: a tag of the open card.
  const [seen, setSeen] = useState(state.query);
  if (seen !== state.query) {
    setSeen(state.query);
    setTyped(state.query);
  }
  return (
    <search>
      <form action={ADDRESS_BOOK} onSubmit={(event) => event.preventDefault()} className="px-3 pt-3 pb-2">
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
        />
        <p role="status" className="sr-only">
          {state.query.trim() !== '' && state.loading === null ? found(state.rows.length, !state.next) : ''}
        </p>
      </form>
    </search>
  );
}

function found(count: number, isAll: boolean): string {
  if (count === 0) return 'Nobody found';
  return isAll ? `${count} found` : `More than ${count} found`;
}

/** Why there are no rows, and what to do next. */
function NoRows() {
  const { state, reload } = useBook();
  const query = state.query.trim();
  if (state.error !== null) {
    return (
      <div className="flex flex-col items-center gap-3 px-6 py-12 text-center" role="alert">
        <p className="text-14 text-ink-2">{state.error}</p>
        <Button onClick={reload}>Try again</Button>
      </div>
    );
  }
  if (state.loading === 'list') return <SkeletonList label="Loading contacts" />;
  if (query !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title={`Nobody found for “${query}”`}
        action={<PlaceButton to={{ mode: 'new', name: query }}>{`Add “${query}”`}</PlaceButton>}
      >
        Names, organizations, e-mails, phones, tags and notes were searched. Try the beginning of a word.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={UsersRound}
      title="No contacts yet"
      action={<PlaceButton to={{ mode: 'new' }}>Add the first one</PlaceButton>}
    >
      Everybody here shares this address book: what you add is there for all of you at once.
    </EmptyState>
  );
}
