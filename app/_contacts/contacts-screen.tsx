'use client';

import { useSearchParams } from 'next/navigation';
import { Suspense } from 'react';
import { useTitle } from '../_client/notices/page-title.ts';
import { loadLater } from '../_ui/layout/load-later.ts';
import { Panes } from '../_ui/layout/panes.tsx';
import { SkeletonList } from '../_ui/layout/skeleton.tsx';
import { DeletedNotice } from './card/deleted-notice.tsx';
import { ContactList } from './list/contact-list.tsx';
import { ListPane } from './list/list-pane.tsx';
import { OpenPane } from './open-pane.tsx';
import { SelectionProvider } from './selection/selection.tsx';
import { useAddressBook } from './state/address-book-context.ts';
import { contactIdOf } from './state/contact-route.ts';
import { useContactCount } from './state/use-contact-count.ts';
import { useShortcuts } from './use-shortcuts.ts';
import type { ViewChoice } from './view/view-choice.ts';
import { useContactsView, ViewProvider } from './view/view-context.tsx';

const TITLES: Readonly<Record<string, string>> = {
  new: 'New contact',
  import: 'Import contacts',
  duplicates: 'Duplicates',
  birthdays: 'Birthdays',
  bin: 'Deleted contacts',
};

const ContactTable = loadLater(() =>
  import('./table/contact-table.tsx').then(({ ContactTable }) => ContactTable),
);
const ColumnsMenu = loadLater(() =>
  import('./table/columns-menu.tsx').then(({ ColumnsMenu }) => ColumnsMenu),
);

/** The contacts, and what is open beside them. `view` is how this device showed them before. */
export function ContactsScreen({ view }: { readonly view: ViewChoice }) {
  return (
    <ViewProvider kept={view}>
      <SelectionProvider>
        <Screen />
      </SelectionProvider>
    </ViewProvider>
  );
}

function Screen() {
  const { state, route } = useAddressBook();
  const { isTable } = useContactsView();
  const count = useContactCount();
  // Left there by the form of a page without a script.
  const deletedId = useSearchParams().get('deleted');
  const openName = state.known.get(contactIdOf(route) ?? '')?.name;
  useTitle(TITLES[route.mode] ?? openName ?? 'Contacts');
  useShortcuts();
  return (
    <Panes
      listLabel="Address book"
      shows={route.mode === 'list' ? 'list' : 'open'}
      isListWide={isTable}
      list={
        <>
          {deletedId !== null && <DeletedNotice id={deletedId} />}
          {isTable ? (
            <ListPane
              count={count}
              options={
                <Suspense fallback={null}>
                  <ColumnsMenu />
                </Suspense>
              }
            >
              <Suspense fallback={<SkeletonList label="Loading contacts" />}>
                <ContactTable count={count} />
              </Suspense>
            </ListPane>
          ) : (
            <ListPane count={count}>
              <ContactList />
            </ListPane>
          )}
        </>
      }
    >
      {/* Where one pane is shown, the list and its heading are not. */}
      {route.mode !== 'list' && <h1 className="pane:hidden sr-only">Contacts</h1>}
      <OpenPane />
    </Panes>
  );
}
