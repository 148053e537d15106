'use client';

import { SlidersHorizontal, Star, X } from 'lucide-react';
import type { ContactSort } from '@/lib/contract/contacts/contact.ts';
import { Menu } from '../../_ui/layers/menu.tsx';
import { MenuGroup, MenuRadio } from '../../_ui/layers/menu-item.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { useKnownTags } from '../state/use-known-tags.ts';

const TAGS_SHOWN = 40;

const SORTS = ['name', 'lastName', 'organization', 'updatedAt'] as const satisfies readonly ContactSort[];
const SORT_LABELS: Readonly<Record<ContactSort, string>> = {
  name: 'By first name',
  lastName: 'By last name',
  organization: 'By organization',
  updatedAt: 'Last changed first',
};

/** What the list shows, and in which order. */
export function ListFilterMenu() {
  const { state, show } = useAddressBook();
  const { listQuery } = state;
  const { known, ask } = useKnownTags();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only to read the tags before the menu is opened
    <div onPointerEnter={ask} onFocus={ask}>
      <Menu
        label="Show and sort"
        trigger={<SlidersHorizontal aria-hidden size={18} strokeWidth={1.75} />}
        triggerClassName="rounded-control text-ink-2 hover:bg-hover inline-grid size-11 shrink-0 place-items-center sm:size-9"
        align="end"
        isLong
      >
        <MenuGroup label="Sort">
          {SORTS.map((sort) => (
            <MenuRadio key={sort} isChecked={listQuery.sort === sort} onClick={() => show({ sort })}>
              {SORT_LABELS[sort]}
            </MenuRadio>
          ))}
        </MenuGroup>
        <MenuGroup label="Show">
          <MenuRadio
            isChecked={!listQuery.favourite && listQuery.tag === ''}
            onClick={() => show({ favourite: false, tag: '' })}
          >
            All contacts
          </MenuRadio>
          <MenuRadio
            icon={Star}
            isChecked={listQuery.favourite}
            onClick={() => show({ favourite: !listQuery.favourite })}
          >
            Favourites
          </MenuRadio>
        </MenuGroup>
        {known.length > 0 && (
          <MenuGroup label="Tag">
            {known.slice(0, TAGS_SHOWN).map((tag) => (
              <MenuRadio
                key={tag}
                isChecked={listQuery.tag === tag}
                onClick={() => show({ tag: listQuery.tag === tag ? '' : tag })}
              >
                <bdi>{tag}</bdi>
              </MenuRadio>
            ))}
          </MenuGroup>
        )}
      </Menu>
    </div>
  );
}

/** What leaves contacts out of the list or orders it otherwise, each with a button that removes it. */
export function ListFilterChips() {
  const { state, show } = useAddressBook();
  const { listQuery } = state;
  const chips = [
    ...(listQuery.favourite ? [{ label: 'Favourites', off: { favourite: false } }] : []),
    ...(listQuery.tag === '' ? [] : [{ label: listQuery.tag, off: { tag: '' } }]),
    ...(listQuery.sort === 'name'
      ? []
      : [{ label: SORT_LABELS[listQuery.sort], off: { sort: 'name' as const } }]),
  ];
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Shown" className="flex flex-wrap gap-1.5 px-3 pb-2">
      {chips.map(({ label, off }) => (
        <li key={label}>
          <button
            type="button"
            aria-label={`Remove ${label}`}
            onClick={() => show(off)}
            className="bg-selected text-13 hover:bg-hover inline-flex min-h-8 items-center gap-1.5 rounded-full ps-3 pe-2"
          >
            <bdi className="max-w-50 truncate">{label}</bdi>
            <X aria-hidden size={14} strokeWidth={2} />
          </button>
        </li>
      ))}
    </ul>
  );
}
