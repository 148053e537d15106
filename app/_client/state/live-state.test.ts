import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import { sampleConversation, sampleMe, sampleMember, sampleMessage } from '../../../lib/testing/samples.ts';
import { createCatchUp } from '../sync/catch-up.ts';
import type { LiveAction } from './live-actions.ts';
import { reduceLive, startLiveState } from './live-state.ts';
import { createLiveStore } from './live-store.ts';
import type { PendingMessage } from './pending.ts';

const NOW = '2026-01-01T00:00:00.000Z';
const me = sampleMe();

function conversation(more: Partial<Conversation> = {}): Conversation {
  return sampleConversation({ members: [sampleMember('me'), sampleMember('you')], ...more });
}

function message(seq: number, senderId: string, clientId: string): Message {
  return sampleMessage({ id: `m${seq}`, seq, revision: seq, senderId, clientId, body: clientId });
}

function pendingOf(clientId: string): PendingMessage {
  return {
    clientId,
    conversationId: 'k',
    body: clientId,
    replyToId: null,
    files: [],
    contacts: [],
    isPageOnly: false,
    createdAt: NOW,
    state: 'sending',
    reason: null,
  };
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'write' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'store' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'other' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('confirm' as const), which: fc.nat(20) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('arrive' as const), which: fc.nat(20), again: fc.boolean() }),
  },
);

test('what one writes is shown exactly once at every moment, in whatever order facts and answers come', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let state = startLiveState({
        me,
        conversations: [conversation()],
        people: [],
        blockedIds: [],
        contactsRevision: 0,
        contactLinks: [],
        fileMax: 1_000_000,
      });
      const act = (action: LiveAction) => {
        state = reduceLive(state, action);
      };
      act({ type: 'thread opened', conversationId: 'k', seed: { items: [], revision: 0 } });
      const written: string[] = [];
      const stored: Message[] = [];
      let outbox: string[] = [];
      let next = 0;
      let inFlight: Message[] = [];
      const showOutbox = () => act({ type: 'outbox', records: outbox.map(pendingOf), isDurable: true });
      for (const s of steps) {
        if (s.do === 'write') {
          const clientId = `c${written.length}`;
          written.push(clientId);
          outbox = [...outbox, clientId];
          showOutbox();
        } else if (s.do === 'other') {
          const published = message(stored.length + 1, 'you', `y${stored.length}`);
          stored.push(published);
          inFlight.push(published);
        } else if (s.do === 'store') {
          const clientId = written[next];
          if (clientId === undefined) continue;
          next += 1;
          const published = message(stored.length + 1, 'me', clientId);
          stored.push(published);
          // The acknowledgement and the fact: either may come first, or late.
          inFlight.push(published, published);
        } else if (s.do === 'confirm') {
          // The outbox lets go of what it knows to be stored, also while the page still keeps it back beyond a gap.
          const known = [...(state.threads.get('k')?.thread.known.values() ?? [])];
          const gone = known[s.which % Math.max(1, known.length)]?.clientId;
          outbox = outbox.filter((clientId) => clientId !== gone);
          showOutbox();
        } else if (inFlight.length > 0) {
          const index = s.which % inFlight.length;
          const published = inFlight[index];
          if (!s.again) inFlight = inFlight.filter((_, i) => i !== index);
          if (published) act({ type: 'message', message: published });
        }
        const items = state.threads.get('k')?.thread.items ?? [];
        const pending = state.pending.get('k') ?? [];
        const seen = [...items.filter((m) => m.senderId === 'me'), ...pending].map((m) => m.clientId);
        expect([...seen].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(written);
        expect(items.map((m) => m.seq)).toEqual(items.map((_, index) => index + 1));
      }
    }),
    { numRuns: 800 },
  );
});

function storeAt(items: readonly Message[]) {
  const head = items.length;
  const store = createLiveStore(
    startLiveState({
      me,
      conversations: [conversation({ lastSeq: head, revision: head, lastMessage: items.at(-1) ?? null })],
      people: [],
      blockedIds: [],
      contactsRevision: 0,
      contactLinks: [],
      fileMax: 1_000_000,
    }),
  );
  store.dispatch({ type: 'thread opened', conversationId: 'k', seed: { items, revision: head } });
  return store;
}

function serverAt(all: readonly Message[], pinned: readonly Conversation[] = []) {
  const calls: string[] = [];
  return {
    calls,
    conversations: async () => {
      calls.push('list');
      const head = conversation({
        lastSeq: all.length,
        revision: all.length,
        lastMessage: all.at(-1) ?? null,
      });
      return { items: [head], nextCursor: null, pinnedIds: pinned.map(({ id }) => id) };
    },
    conversation: async (id: string) => {
      calls.push(`read ${id}`);
      return pinned.find((each) => each.id === id) ?? conversation({ id });
    },
    messageChanges: async (_id: string, since: number) => {
      calls.push(`since ${since}`);
      const items = all.filter((m) => m.revision > since).slice(0, 3);
      const revision = items.at(-1)?.revision ?? all.length;
      return { items, revision, hasMore: revision < all.length };
    },
  };
}

test('coming back asks by number, page after page, and counts what was missed', async () => {
  const all = Array.from({ length: 10 }, (_, i) => message(i + 1, 'you', `y${i}`));
  const store = storeAt(all.slice(0, 2));
  const server = serverAt(all);
  const catchUp = createCatchUp(store, server);
  expect(await catchUp.everything()).toEqual({ messages: 8, edits: 0, deletions: 0 });
  expect(store.getState().threads.get('k')?.thread.items).toEqual(all);
  expect(server.calls).toEqual(['list', 'since 2', 'since 5', 'since 8']);
  catchUp.stop();
});

test('coming back with nothing missed reads no history', async () => {
  const all = [message(1, 'you', 'y1'), message(2, 'me', 'c1')];
  const server = serverAt(all);
  const catchUp = createCatchUp(storeAt(all), server);
  expect(await catchUp.everything()).toEqual({ messages: 0, edits: 0, deletions: 0 });
  expect(server.calls).toEqual(['list']);
  catchUp.stop();
});

test('coming back reads what was pinned and unpinned meanwhile, however long ago anything happened there', async () => {
  const all = [message(1, 'you', 'y1')];
  const store = storeAt(all);
  const pinned = (id: string, at: string) => conversation({ id, pinnedAt: `2030-01-0${at}T00:00:00.000Z` });
  store.dispatch({ type: 'conversations', conversations: [pinned('was', '1'), pinned('stays', '2')] });
  const server = serverAt(all, [pinned('stays', '2'), pinned('new', '3')]);
  const catchUp = createCatchUp(store, server);
  await catchUp.everything();
  expect(new Set(server.calls.slice(1))).toEqual(new Set(['read stays', 'read new', 'read was']));
  const { ordered } = store.getState().conversations;
  expect(ordered.slice(0, 2).map(({ id }) => id)).toEqual(['stays', 'new']);
  expect(ordered.filter(({ pinnedAt }) => pinnedAt !== null)).toHaveLength(2);
  server.calls.length = 0;
  await catchUp.everything();
  expect(server.calls).toEqual(['list']);
  catchUp.stop();
});

test('coming back removes what this person is no longer in, and keeps what came meanwhile or is not on the first page', async () => {
  const all = [message(1, 'you', 'y1')];
  const store = storeAt(all);
  const others = ['lost', 'again', 'on another page'].map((id) => conversation({ id }));
  store.dispatch({ type: 'conversations', conversations: others });
  const server = serverAt(all);
  const catchUp = createCatchUp(store, {
    ...server,
    conversations: async () => {
      const answer = { ...(await server.conversations()), otherIds: ['on another page'] };
      // While the answer is under way: one is new, and one was left and joined again.
      store.dispatch({
        type: 'conversations',
        conversations: [conversation({ id: 'new' }), conversation({ id: 'again', version: 2 })],
      });
      return answer;
    },
  });
  await catchUp.everything();
  const { byId, removed } = store.getState().conversations;
  expect(new Set(byId.keys())).toEqual(new Set(['k', 'again', 'on another page', 'new']));
  expect(removed).toEqual(new Map([['lost', { version: 1, byUserId: null }]]));
  catchUp.stop();
});

test('what one was removed from is not asked for again, whatever is missing of it', async () => {
  const all = [1, 2, 3].map((seq) => message(seq, 'you', `y${seq}`));
  const store = storeAt(all.slice(0, 1));
  const server = serverAt(all);
  const catchUp = createCatchUp(store, {
    ...server,
    conversations: async () => ({ items: [], nextCursor: null, pinnedIds: [], otherIds: [] }),
  });
  store.dispatch({ type: 'message', message: message(3, 'you', 'y3') });
  await catchUp.everything();
  store.dispatch({ type: 'connection', connection: { state: 'connected' } });
  expect(store.getState().conversations.removed.has('k')).toBe(true);
  expect(server.calls).toEqual([]);
  catchUp.stop();
});

test('a gap seen while connected is closed without being asked to', async () => {
  const all = [message(1, 'you', 'y1'), message(2, 'you', 'y2'), message(3, 'you', 'y3')];
  const store = storeAt(all.slice(0, 1));
  const catchUp = createCatchUp(store, serverAt(all));
  store.dispatch({ type: 'connection', connection: { state: 'connected' } });
  const done = new Promise<void>((resolve) => {
    store.subscribe(() => {
      if (store.getState().threads.get('k')?.thread.items.length === 3) resolve();
    });
  });
  store.dispatch({ type: 'message', message: all[2] ?? message(3, 'you', 'y3') });
  await done;
  expect(store.getState().conversations.byId.get('k')?.unreadCount).toBe(3);
  catchUp.stop();
});
