import { expect, test } from 'vitest';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { LatestRevisions } from '../../../lib/contract/events.ts';
import { sampleConversation } from '../../../lib/testing/samples.ts';
import type { LiveSocket } from '../connection/socket.ts';
import { startLiveState } from '../state/live-state.ts';
import { createLiveStore } from '../state/live-store.ts';
import { createSyncCheck } from './sync-check.ts';

const NOW = '2026-01-01T00:00:00.000Z';

function conversation(id: string, revision: number): Conversation {
  return sampleConversation({ id, lastSeq: revision, unreadCount: revision, revision });
}

/** A page that holds two conversations, and a server that answers sync checks with `heads`. */
function page(heads: LatestRevisions) {
  const asked: unknown[] = [];
  const socket = {
    connected: true,
    timeout: () => socket,
    emitWithAck: async (_event: string, input: { mark?: string }) => {
      asked.push(input);
      const token = JSON.stringify(heads);
      return { ok: true, mark: token, heads: input.mark === token ? null : heads };
    },
  };
  const me = {
    id: 'me',
    username: 'me',
    displayName: 'Me',
    email: null,
    status: '',
    role: 'member' as const,
  };
  const store = createLiveStore(
    startLiveState({
      me: { ...me, avatarFileId: null, createdAt: NOW } as never,
      conversations: [conversation('a', 3), conversation('b', 5)],
      people: [],
      blockedIds: [],
      contactsRevision: 9,
      contactLinks: [],
      fileMax: 1_000_000,
    }),
  );
  let syncs = 0;
  let canSync = true;
  const check = createSyncCheck(socket as unknown as LiveSocket, {
    store,
    sync: async () => {
      syncs += 1;
      return canSync;
    },
  });
  return { check, store, asked, syncs: () => syncs, fail: (isFailing: boolean) => (canSync = !isFailing) };
}

const heads = (a: number, contactsRevision = 9): LatestRevisions => ({
  conversations: [
    { id: 'a', revision: a, version: 1 },
    { id: 'b', revision: 5, version: 1 },
  ],
  contactsRevision,
});

test('nothing is asked for while nothing is missing, and the second answer is short', async () => {
  const { check, asked, syncs } = page(heads(3));
  await check();
  await check();
  expect(syncs()).toBe(0);
  expect(asked).toEqual([{}, { mark: JSON.stringify(heads(3)) }]);
});

test('a conversation or an address book that has come further is caught up, again until it worked', async () => {
  for (const ahead of [heads(4), heads(3, 10)]) {
    const { check, syncs, fail } = page(ahead);
    fail(true);
    await check();
    fail(false);
    await check();
    expect(syncs()).toBe(2);
    await check();
    expect(syncs()).toBe(2);
  }
});

test('a conversation that this person is no longer in leaves the list', async () => {
  const { check, store } = page({
    conversations: [{ id: 'b', revision: 5, version: 1 }],
    contactsRevision: 9,
  });
  await check();
  expect([...store.getState().conversations.byId.keys()]).toEqual(['b']);
});
