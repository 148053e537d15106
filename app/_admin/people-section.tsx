'use client';

import { useCallback, useDeferredValue, useState } from 'react';
import type { AdminUser, UserState } from '@/lib/contract/admin/user.ts';
import type { Page } from '@/lib/contract/values/paging.ts';
import { call } from '../_client/rest/call.ts';
import { SearchField } from '../_ui/form/search-field.tsx';
import { SelectField } from '../_ui/form/select-field.tsx';
import { AccountRow } from './account-row.tsx';
import { AdminList } from './admin-list.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useAdminList } from './use-admin-list.ts';

const STATES = [
  { value: '', label: 'Everyone' },
  { value: 'active', label: 'Active' },
  { value: 'suspended', label: 'Suspended' },
  { value: 'leaving', label: 'Leaving' },
];

/** Everyone who has an account: search, role, devices, suspension, a link for a new password, deletion. */
export function PeopleSection({ seed }: { readonly seed: Page<AdminUser> }) {
  const [query, setQuery] = useState('');
  const [state, setState] = useState('');
  const asked = useDeferredValue(query);
  const load = useCallback(
    (cursor: string | undefined) =>
      call('GET /admin/users', {
        query: {
          limit: 50,
          ...(asked.trim() === '' ? {} : { query: asked }),
          ...(state === '' ? {} : { state: state as UserState }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      }),
    [asked, state],
  );
  const list = useAdminList(seed, load);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = (ids: readonly string[], isSelected: boolean) =>
    setSelected((before) => {
      const after = new Set(before);
      for (const id of ids) {
        if (isSelected) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  return (
    <>
      <div className="flex flex-wrap items-end gap-2">
        <SearchField
          label="Find a person"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="grow"
        />
        <SelectField label="State" isLabelHidden options={STATES} value={state} onChange={setState} />
      </div>
      <SelectionBar
        shown={list.items}
        selected={list.items.filter(({ id }) => selected.has(id))}
        onSelect={select}
        onChanged={list.replace}
      />
      <AdminList label="Accounts" empty="No account fits." list={list}>
        {list.items.map((user) => (
          <AccountRow
            key={user.id}
            user={user}
            isSelected={selected.has(user.id)}
            onSelect={(isSelected) => select([user.id], isSelected)}
            onChanged={list.replace}
            onDeleted={list.remove}
          />
        ))}
      </AdminList>
    </>
  );
}
