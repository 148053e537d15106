import { renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Person } from '@/lib/contract/accounts/account.ts';
import { sampleConversation, sampleMember } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { useDestinations, useOpenDestination } from './use-destinations.ts';

const direct = sampleConversation({
  id: 'k1',
  kind: 'direct',
  name: null,
  members: [sampleMember('me'), sampleMember('mira', { displayName: 'Mira Sol', username: 'mira' })],
});
const room = (id: string, name: string, more = {}) =>
  sampleConversation({ id, kind: 'room', name, members: [sampleMember('me')], ...more });
const person = (id: string, displayName: string): Person => ({
  id,
  username: id,
  displayName,
  status: '',
  role: 'member',
  avatarFileId: null,
  timeZone: null,
  presence: 'offline',
  lastSeenAt: null,
});

/** What the server has, by the beginning of its path. */
const answers = new Map<string, unknown>();
const fetched = vi.fn(async (address: string) => {
  const found = [...answers].find(([path]) => address.startsWith(`/api/v1${path}`));
  if (!found) throw new TypeError('no network');
  return Response.json(found[1]);
});
vi.stubGlobal('fetch', fetched);

beforeEach(() => {
  answers.clear();
  fetched.mockClear();
  answers.set('/users', {
    items: [person('mona', 'Mona Quiet'), person('mira', 'Mira Sol')],
    nextCursor: null,
  });
  answers.set('/rooms', {
    items: [
      { id: 'r2', isMember: true, archivedAt: null },
      { id: 'r3', isMember: false, archivedAt: null },
    ],
    nextCursor: null,
  });
  answers.set('/conversations/r2', room('r2', 'Moor walks'));
  answers.set('/conversations', direct);
});

function findBy(query: string) {
  const { wrapper } = createLiveWrapper({
    conversations: [direct, room('r1', 'Morning'), room('r4', 'Mornings past', { archivedAt: '2026-01-01' })],
    people: [person('moe', 'Moe Kato'), person('bad', 'Mo Blocked')],
    blockedIds: ['bad'],
  });
  return renderHook(() => ({ ...useDestinations(query), open: useOpenDestination() }), { wrapper });
}

test('with nothing typed the conversations of the page are offered, without asking', () => {
  const { result } = findBy('');
  expect(result.current.items.map(({ name }) => name)).toEqual(['Morning', 'Mira Sol']);
  expect(fetched).not.toHaveBeenCalled();
});

test('what is typed finds rooms and people that the page does not know, each once, and nobody who is blocked', async () => {
  const { result } = findBy('mo');
  expect(result.current.items.map(({ name }) => name)).toEqual(['Morning', 'Moe Kato']);
  await waitFor(() => expect(result.current.isSearching).toBe(false));
  expect(result.current.items.map(({ name }) => name)).toEqual([
    'Morning',
    'Moor walks',
    'Mona Quiet',
    'Moe Kato',
  ]);
});

test('a person is found by the username, and their conversation is opened when they are chosen', async () => {
  const { result } = findBy('mona');
  await waitFor(() => expect(result.current.items).toHaveLength(1));
  const [mona] = result.current.items;
  expect(mona && (await result.current.open(mona))).toBe('k1');
});

test('without the server what the page knows is found, and it says so', async () => {
  answers.clear();
  const { result } = findBy('mo');
  await waitFor(() => expect(result.current.isFailed).toBe(true));
  expect(result.current.items.map(({ name }) => name)).toEqual(['Morning', 'Moe Kato']);
});
