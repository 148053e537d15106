import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { AdminUser } from '@/lib/contract/admin/user.ts';
import { ConfirmedProvider } from './confirmed.tsx';
import { SelectionBar } from './selection-bar.tsx';

const account = (id: string, more: Partial<AdminUser> = {}): AdminUser => ({
  id,
  username: id,
  displayName: id.toUpperCase(),
  email: null,
  role: 'member',
  state: 'active',
  suspension: null,
  erasedAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  lastSeenAt: null,
  sessionCount: 0,
  ...more,
});

const sent: unknown[] = [];
beforeEach(() => {
  sent.length = 0;
});
vi.stubGlobal('fetch', async (address: string, { body }: { body: string }) => {
  const id = address.split('/').at(-1) ?? '';
  sent.push([id, JSON.parse(body)]);
  return id === 'boss'
    ? Response.json({ code: 'last_admin', title: 'One administrator must stay.' }, { status: 409 })
    : Response.json(account(id, { state: JSON.parse(body).state }));
});

function Accounts({ seed }: { readonly seed: readonly AdminUser[] }) {
  const [users, setUsers] = useState(seed);
  const [ids, setIds] = useState<readonly string[]>(seed.map(({ id }) => id));
  return (
    <ConfirmedProvider>
      <SelectionBar
        shown={users}
        selected={users.filter(({ id }) => ids.includes(id))}
        onSelect={(changed, isSelected) =>
          setIds((before) => [
            ...before.filter((id) => !changed.includes(id)),
            ...(isSelected ? changed : []),
          ])
        }
        onChanged={(user) => setUsers((before) => before.map((each) => (each.id === user.id ? user : each)))}
      />
    </ConfirmedProvider>
  );
}

test('the selected accounts are suspended one after the other, and who could not be is named and stays selected', async () => {
  render(<Accounts seed={[account('ada'), account('boss'), account('cy')]} />);
  fireEvent.click(screen.getByRole('button', { name: 'Suspend' }));
  expect(screen.getByRole('heading', { name: 'Suspend 3 people?' })).toBeTruthy();
  fireEvent.change(screen.getByRole('textbox', { name: 'Reason' }), { target: { value: 'Spam' } });
  fireEvent.submit(screen.getByRole('textbox', { name: 'Reason' }));
  await waitFor(() =>
    expect(screen.getByRole('alert').textContent).toBe('BOSS: One administrator must stay.'),
  );
  await screen.findByRole('checkbox', { name: '1 person selected' });
  expect(sent).toEqual(['ada', 'boss', 'cy'].map((id) => [id, { state: 'suspended', reason: 'Spam' }]));
});

test('of a mixed selection only those who are suspended are let in again', async () => {
  render(<Accounts seed={[account('ada'), account('eve', { state: 'suspended' })]} />);
  fireEvent.click(screen.getByRole('button', { name: 'End suspension' }));
  await screen.findByRole('checkbox', { name: '1 person selected' });
  expect(sent).toEqual([['eve', { state: 'active' }]]);
  expect(screen.queryByRole('button', { name: 'End suspension' })).toBeNull();
});
