'use client';

import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react';
import { searchOfQuery } from '../../_client/address-book/list-query.ts';
import { SearchField } from '../../_ui/form/search-field.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { ADDRESS_BOOK } from '../state/contact-route.ts';
import { type Count, countText } from '../state/use-contact-count.ts';
import { ListFilterMenu } from './list-filter-menu.tsx';

/** The search of the list. The arrows lead from it into what it found, Enter opens the first. */
export function ListSearch({ count }: { readonly count: Count | null }) {
  const { state, search, focusRow } = useAddressBook();
  const { listQuery } = state;
  const [typed, setTyped] = useState(listQuery.query);
  // Another search may come from elsewhere.
  const [seen, setSeen] = useState(listQuery.query);
  if (seen !== listQuery.query) {
    setSeen(listQuery.query);
    setTyped(listQuery.query);
  }
  const openFirst = useOpenFirst();
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') openFirst();
    const which = ({ ArrowDown: 'first', ArrowUp: 'last' } as const)[event.key];
    if (which && focusRow(which)) event.preventDefault();
  };
  const isSearch = listQuery.query.trim() !== '';
  return (
    <search>
      <form
        action={ADDRESS_BOOK}
        onSubmit={(event) => event.preventDefault()}
        className="pane:max-w-160 flex items-center gap-1 ps-3 pe-2 pt-3 pb-2"
      >
        {[...searchOfQuery({ ...listQuery, query: '' })].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SearchField
          label="Search contacts"
          name="query"
          aria-keyshortcuts="/"
          data-search-contacts
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            search(event.target.value);
          }}
          onKeyDown={handleKeyDown}
          className="grow"
        />
        <ListFilterMenu />
        <p role="status" className="sr-only">
          {isSearch && count ? `${countText(count)} found` : ''}
        </p>
      </form>
    </search>
  );
}

/** Opens the first row; while the answer to a search is under way, when it is there, unless something else is done before. */
function useOpenFirst(): () => void {
  const { state, route, go } = useAddressBook();
  const { rows, ghosts, loading, listQuery } = state;
  const [wanted, setWanted] = useState<string | null>(null);
  const isLoading = loading === 'list';
  const open = () => {
    const first = rows.find(({ id }) => !ghosts.has(id));
    if (first) go({ mode: 'card', id: first.id }, route.mode === 'card');
  };
  const openWanted = useEffectEvent(() => {
    setWanted(null);
    if (wanted === listQuery.query && state.error === null) open();
  });
  const isAnswered = wanted !== null && !isLoading;
  useEffect(() => {
    if (isAnswered) openWanted();
  }, [isAnswered]);
  return () => {
    if (listQuery.query.trim() === '') return;
    if (isLoading) setWanted(listQuery.query);
    else open();
  };
}
