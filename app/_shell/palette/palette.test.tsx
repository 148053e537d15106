import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Person } from '@/lib/contract/accounts/account.ts';
import { sampleContact, sampleConversation, sampleMe, sampleMember } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { Palette } from './palette.tsx';

const push = vi.fn();
/** What the server answers to a search for contacts; there are no rooms. */
const contactsAnswer = vi.fn<() => unknown>();
/** Whom the server finds; none unless a test says so. */
let foundPeople: Person[] = [];
vi.stubGlobal('fetch', async (address: string) => {
  if (address.startsWith('/api/v1/contacts')) return Response.json(contactsAnswer());
  const items = address.startsWith('/api/v1/users') ? foundPeople : [];
  return Response.json({ items, nextCursor: null });
});
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));
vi.mock('../../_actions/accounts.ts', () => ({ signOutAction: vi.fn() }));

function person(id: string, displayName: string): Person {
  return {
    id,
    username: id,
    displayName,
    status: '',
    role: 'member',
    avatarFileId: null,
    timeZone: null,
    presence: 'offline',
    lastSeenAt: null,
  };
}

const conversation = sampleConversation({
  id: 'k1',
  members: [sampleMember('me'), sampleMember('mira', { displayName: 'Mira Sol', username: 'mira' })],
});

beforeEach(() => {
  push.mockClear();
  foundPeople = [];
  contactsAnswer.mockReturnValue({ items: [], nextCursor: null, revision: 0 });
});

function openPalette(role: 'member' | 'admin' = 'member') {
  const onClose = vi.fn();
  const { wrapper } = createLiveWrapper({
    me: sampleMe({ role }),
    conversations: [conversation],
    people: [person('mira', 'Mira Sol'), person('moe', 'Moe Kato')],
  });
  render(<Palette onClose={onClose} />, { wrapper });
  const box = screen.getByRole('combobox', { name: 'Go to anything' });
  return {
    onClose,
    box,
    type: (text: string) => fireEvent.change(box, { target: { value: text } }),
    press: (key: string, more: object = {}) => fireEvent.keyDown(box, { key, ...more }),
    active: () => document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent,
    options: () => screen.queryAllByRole('option').map(({ textContent }) => textContent),
  };
}

test('it opens with the conversations and what can be done; people come when one types', () => {
  const { options, type } = openPalette();
  const groups = () => screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'));
  expect(groups()).toEqual(['Conversations', 'Commands']);
  type('mo');
  expect(options()).toEqual(['Moe Kato@moe']);
  expect(groups()).toEqual(['People']);
});

test('the search box names the active option, which arrow and page keys move round the ends', () => {
  const { box, active, press, options } = openPalette();
  const all = options();
  expect(box.getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id);
  expect(active()).toBe(all[0]);
  press('ArrowDown');
  expect(active()).toBe(all[1]);
  press('ArrowUp');
  press('ArrowUp');
  expect(active()).toBe(all.at(-1));
  press('ArrowDown');
  expect(active()).toBe(all[0]);
  press('PageDown');
  expect(active()).toBe(all[Math.min(5, all.length - 1)]);
  press('PageUp');
  expect(active()).toBe(all[0]);
  expect(screen.getAllByRole('option', { selected: true })).toHaveLength(1);
});

test('Enter goes to the active option and closes; an Enter of an input method does not', () => {
  const { box, onClose, press, type } = openPalette();
  type('mis');
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
  expect(push).not.toHaveBeenCalled();
  press('Enter');
  expect(push).toHaveBeenCalledExactlyOnceWith('/chat/k1');
  expect(onClose).toHaveBeenCalled();
});

test('typing makes the first result active again', () => {
  const { active, press, type, options } = openPalette();
  press('ArrowDown');
  type('m');
  expect(active()).toBe(options()[0]);
});

test('what the server finds is added, and the number of results is announced', async () => {
  contactsAnswer.mockReturnValue({
    items: [sampleContact({ id: 'p1', name: 'Priya', organization: 'Kiln' })],
    nextCursor: null,
    revision: 0,
  });
  const { type } = openPalette();
  type('+91 98450');
  const group = await screen.findByRole('group', { name: 'Contacts' });
  expect(within(group).getByRole('option').textContent).toBe('PriyaKiln');
  expect(screen.getByRole('status').textContent).toBe('1 result');
});

test('people whom the page does not know are found, and nobody twice', async () => {
  foundPeople = [person('mira', 'Mira Sol'), person('moe', 'Moe Kato'), person('mona', 'Mona Quiet')];
  const { type, options } = openPalette();
  type('m');
  await waitFor(() => expect(options()).toContain('Mona Quiet@mona'));
  expect(options().filter((name) => name?.includes('@'))).toEqual([
    'Mira Sol@mira',
    'Moe Kato@moe',
    'Mona Quiet@mona',
  ]);
});

test('when the server is out of reach it says so, and what the page knows is still found', async () => {
  contactsAnswer.mockImplementation(() => {
    throw new TypeError('no network');
  });
  const { type, options } = openPalette();
  type('mira');
  await screen.findByText(/Contacts could not be searched/);
  expect(options()).toEqual(['Mira Sol@mira']);
});

test('nothing found is said with what was typed', async () => {
  const { type } = openPalette();
  type('zzz');
  await waitFor(() => expect(screen.getByText(/Nothing was found for/).textContent).toContain('zzz'));
});

test('its own key closes it again', () => {
  const { press, onClose } = openPalette();
  press('k', { ctrlKey: true });
  expect(onClose).toHaveBeenCalled();
});

test('one invites people from anywhere; the admin panel is there for administrators only', () => {
  const member = openPalette();
  member.type('invite');
  member.press('Enter');
  expect(push).toHaveBeenCalledExactlyOnceWith('/people/invite');
  member.type('admin');
  expect(member.options()).toEqual([]);
  cleanup();
  const admin = openPalette('admin');
  admin.type('admin');
  expect(admin.options()).toEqual(['Admin']);
});
