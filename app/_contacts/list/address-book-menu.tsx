'use client';

import { Cake, Copy, Download, Ellipsis, ListChecks, Trash2, Upload } from 'lucide-react';
import type { ContactListQuery } from '../../_client/address-book/list-query.ts';
import { Menu } from '../../_ui/layers/menu.tsx';
import { MenuItem, MenuLine } from '../../_ui/layers/menu-item.tsx';
import { useSelection } from '../selection/selection.tsx';
import { useAddressBook } from '../state/address-book-context.ts';

/** Where a file of the contacts is; a tag and the favourites narrow it as they do the list. */
function exportUrl(format: 'csv' | 'vcard', { tag, favourite }: ContactListQuery): string {
  const search = new URLSearchParams({ format });
  if (tag !== '') search.set('tag', tag);
  if (favourite) search.set('favourite', 'true');
  return `/api/v1/contacts/export?${search}`;
}

/** What can be done with the address book as a whole. */
export function AddressBookMenu() {
  const { go, state } = useAddressBook();
  const { start } = useSelection();
  const { listQuery } = state;
  const what = listQuery.tag !== '' || listQuery.favourite ? 'these' : 'all';
  const download = (format: 'csv' | 'vcard') => window.location.assign(exportUrl(format, listQuery));
  return (
    <Menu
      label="More for contacts"
      trigger={<Ellipsis aria-hidden size={18} strokeWidth={1.75} />}
      triggerClassName="rounded-control text-ink-2 hover:bg-hover -me-2 inline-grid size-11 shrink-0 place-items-center sm:size-9"
      align="end"
    >
      <MenuItem icon={ListChecks} onClick={start}>
        Select
      </MenuItem>
      <MenuItem icon={Copy} onClick={() => go({ mode: 'duplicates' })}>
        Find duplicates
      </MenuItem>
      <MenuItem icon={Cake} onClick={() => go({ mode: 'birthdays' })}>
        Birthdays
      </MenuItem>
      <MenuLine />
      <MenuItem icon={Upload} onClick={() => go({ mode: 'import' })}>
        Import
      </MenuItem>
      <MenuItem icon={Download} onClick={() => download('vcard')}>{`Export ${what} as vCard`}</MenuItem>
      <MenuItem icon={Download} onClick={() => download('csv')}>{`Export ${what} as CSV`}</MenuItem>
      <MenuLine />
      <MenuItem icon={Trash2} onClick={() => go({ mode: 'bin' })}>
        Bin
      </MenuItem>
    </Menu>
  );
}
