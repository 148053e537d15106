import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { sampleConversation, sampleMember } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { ConversationListPane } from './conversation-list-pane.tsx';

vi.mock('next/link', () => ({
  default: ({ href, children }: { readonly href: string; readonly children: React.ReactNode }) => (
    <a href={href}>{children}</a>
  ),
  useLinkStatus: () => ({ pending: false }),
}));

const room = sampleConversation({
  id: 'r',
  kind: 'room',
  name: 'Kiln room',
  slug: 'kiln',
  lastSeq: 1,
  unreadCount: 1,
});
const direct = sampleConversation({
  id: 'd',
  members: [sampleMember('me'), sampleMember('mira', { displayName: 'Mira Sol' })],
});

function openList(conversations = [room, direct], openId: string | null = null) {
  const { wrapper } = createLiveWrapper({ conversations });
  render(<ConversationListPane openId={openId} />, { wrapper });
  const show = screen.queryByRole('group', { name: 'Show' });
  return {
    filter: (name: string) => fireEvent.click(within(show as HTMLElement).getByRole('button', { name })),
    rows: () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent),
    list: () => screen.queryByRole('list', { name: 'Conversations' }),
  };
}

test('the list of chats shows rooms only, direct ones only, unread ones only', () => {
  const { filter, rows, list } = openList();
  expect(rows()).toHaveLength(2);
  filter('Rooms');
  expect(rows()).toEqual([expect.stringContaining('Kiln room')]);
  filter('Direct');
  expect(rows()).toEqual([expect.stringContaining('Mira Sol')]);
  filter('Unread');
  expect(rows()).toEqual([expect.stringContaining('Kiln room')]);
  expect(list()).not.toBeNull();
});

test('a hidden conversation is found under its own filter, which is there while there is one', () => {
  const { filter, rows } = openList([room, { ...direct, notify: 'hidden' }]);
  expect(rows()).toEqual([expect.stringContaining('Kiln room')]);
  filter('Hidden');
  expect(rows()).toEqual([expect.stringContaining('Mira Sol')]);
});

test('when a filter leaves nothing there is no list, and it is said why', () => {
  const { filter, list } = openList([room]);
  filter('Direct');
  expect(list()).toBeNull();
  expect(screen.getByText('No direct messages yet')).toBeTruthy();
});

test('the open conversation stays among the unread ones while it is read', () => {
  const { filter, rows } = openList([direct], 'd');
  filter('Unread');
  expect(rows()).toHaveLength(1);
});

test('without any conversation there is nothing to filter, and the way to people', () => {
  openList([]);
  expect(screen.queryByRole('group', { name: 'Show' })).toBeNull();
  expect(screen.getByRole('link', { name: 'Find someone' }).getAttribute('href')).toBe('/people');
});

test('what is pinned comes first, in the order of pinning, and says so', () => {
  const at = (day: number) => `2030-01-0${day}T00:00:00.000Z`;
  const named = (name: string, more: object) =>
    sampleConversation({ id: name, kind: 'room', name, slug: name, ...more });
  const { rows } = openList([
    named('Newest', { activityAt: at(9) }),
    named('Second pin', { activityAt: at(8), pinnedAt: at(2) }),
    named('First pin', { activityAt: at(1), pinnedAt: at(1) }),
  ]);
  expect(rows()).toEqual([
    expect.stringMatching(/^.*First pin.*Pinned/),
    expect.stringMatching(/^.*Second pin.*Pinned/),
    expect.stringContaining('Newest'),
  ]);
  expect(rows()[2]).not.toContain('Pinned');
});

test('the unread count is read in full, for one and for several', () => {
  openList([room, { ...direct, lastSeq: 3, unreadCount: 3 }]);
  expect(screen.getByText('1 unread message')).toBeTruthy();
  expect(screen.getByText('3 unread messages')).toBeTruthy();
});
