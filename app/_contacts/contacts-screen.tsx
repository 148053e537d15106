'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { Panes } from '../_ui/layout/panes.tsx';
import { DeletedNotice } from './card/deleted-notice.tsx';
import { ListPane } from './list/list-pane.tsx';
import { OpenPane } from './open-pane.tsx';
import { SelectionProvider } from './selection/selection.tsx';
import { useAddressBook } from './state/address-book-context.ts';
import { contactIdOf } from './state/contact-route.ts';
import { useShortcuts } from './use-shortcuts.ts';

const TITLES: Readonly<Record<string, string>> = {
  new: 'New contact',
  import: 'Import contacts',
  duplicates: 'Duplicates',
  birthdays: 'Birthdays',
  bin: 'Deleted contacts',
};

/** The list, and what is open beside it. */
export function ContactsScreen() {
  return (
    <SelectionProvider>
      <Screen />
    </SelectionProvider>
  );
}

function Screen() {
  const { state, route } = useAddressBook();
  // Left there by the form of a page without a script.
  const deletedId = useSearchParams().get('deleted');
  const openName = state.known.get(contactIdOf(route) ?? '')?.name;
  const title = TITLES[route.mode] ?? openName ?? 'Contacts';
  useEffect(() => {
    document.title = `${title} · Parley`;
  }, [title]);
  useShortcuts();
  return (
    <Panes
      listLabel="Address book"
      shows={route.mode === 'list' ? 'list' : 'open'}
      list={
        <>
          {deletedId !== null && <DeletedNotice id={deletedId} />}
          <ListPane />
        </>
      }
    >
      <OpenPane />
    </Panes>
  );
}
