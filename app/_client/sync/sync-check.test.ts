import { expect, test } from 'vitest';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { Heads } from '../../../lib/contract/events.ts';
import { sampleConversation } from '../../../lib/testing/samples.ts';
import type { LiveSocket } from '../connection/socket.ts';
import { startLiveState } from '../state/live-state.ts';
import { createLiveStore } from '../state/live-store.ts';
import { createSyncCheck } from './sync-check.ts';

const NOW = '2026-01-01T00:00:00.000Z';

function conversation(id: string, revision: number): Conversation {
  return sampleConversation({ id, lastSeq: revision, unreadCount: revision, revision });
}

/** A page that holds two conversations, and a server that answers looks with `heads`. */
function page(heads: Heads) {
  const asked: unknown[] = [];
  const socket = {
    connected: true,
    timeout: () => socket,
    emitWithAck: async (_event: string, input: { mark?: string }) => {
      asked.push(input);
      const mark = JSON.stringify(heads);
      return { ok: true, mark, heads: input.mark === mark ? null : heads };
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
      contactsRevision: 9,
    }),
  );
  let syncs = 0;
  let canSync = true;
  const look = createSyncCheck(socket as unknown as LiveSocket, {
    store,
    sync: async () => {
      syncs += 1;
      return canSync;
    },
  });
  return { look, store, asked, syncs: () => syncs, fail: (isFailing: boolean) => (canSync = !isFailing) };
}

const heads = (a: number, contactsRevision = 9): Heads => ({
  conversations: [
    { id: 'a', revision: a, version: 1 },
    { id: 'b', revision: 5, version: 1 },
  ],
  contactsRevision,
});

test('nothing is asked for while nothing is missing, and the second answer is short', async () => {
  const { look, asked, syncs } = page(heads(3));
  await look();
  await look();
  expect(syncs()).toBe(0);
  expect(asked).toEqual([{}, { mark: JSON.stringify(heads(3)) }]);
});

test('a conversation or an address book that has come further is caught up, again until it worked', async () => {
  for (const ahead of [heads(4), heads(3, 10)]) {
    const { look, syncs, fail } = page(ahead);
    fail(true);
    await look();
    fail(false);
    await look();
    expect(syncs()).toBe(2);
    await look();
    expect(syncs()).toBe(2);
  }
});

test('a conversation that this person is no longer in leaves the list', async () => {
  const { look, store } = page({
    conversations: [{ id: 'b', revision: 5, version: 1 }],
    contactsRevision: 9,
  });
  await look();
  expect([...store.getState().conversations.byId.keys()]).toEqual(['b']);
});
