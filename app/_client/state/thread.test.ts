import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import { sampleMessage } from '../../../lib/testing/samples.ts';
import {
  applyChanges,
  applyMessage,
  applyOlder,
  applyPast,
  hasGap,
  leavePast,
  noteRevision,
  openThread,
  reseedThread,
  type Thread,
} from './thread.ts';

const PAGE = 4;

/** The server as the contract describes it, in memory: `seq` without gap, `revision` with every change. */
class Server {
  messages: Message[] = [];
  revision = 0;

  create(clientId = `c${this.messages.length}`): Message {
    this.revision += 1;
    const seq = this.messages.length + 1;
    const message = sampleMessage({
      id: `m${seq}`,
      seq,
      revision: this.revision,
      clientId,
      body: `text ${seq}`,
    });
    this.messages.push(message);
    return message;
  }

  change(at: number, isDeletion: boolean): Message | null {
    const index = this.messages.length === 0 ? -1 : at % this.messages.length;
    const old = this.messages[index];
    if (!old) return null;
    this.revision += 1;
    const time = '2026-01-01T00:00:01.000Z';
    const message: Message = isDeletion
      ? { ...old, revision: this.revision, body: '', deletedAt: time }
      : { ...old, revision: this.revision, body: `edit ${this.revision}`, editedAt: time };
    this.messages[index] = message;
    return message;
  }

  newest() {
    return { revision: this.revision, items: this.messages.slice(-PAGE) };
  }

  before(seq: number): Message[] {
    return this.messages.slice(Math.max(0, seq - 1 - PAGE), seq - 1);
  }

  changes(since: number, limit: number) {
    const all = this.messages.filter((m) => m.revision > since).sort((x, y) => x.revision - y.revision);
    const items = all.slice(0, limit);
    const hasMore = items.length < all.length;
    return { since, items, revision: hasMore ? (items.at(-1)?.revision ?? since) : this.revision, hasMore };
  }
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('create' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('change' as const), at: fc.nat(60), isDeletion: fc.boolean() }),
  },
  // A fact in flight arrives: any of them, so late and out of order; kept in flight when it will come twice.
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('arrive' as const), which: fc.nat(60), again: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('drop' as const), which: fc.nat(60) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('ask' as const), limit: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('older' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
);

function expectInOrder(thread: Thread) {
  thread.items.forEach((message, index) => {
    expect(message.seq).toBe(thread.firstSeq + index);
  });
  expect(thread.log.head).toBeGreaterThanOrEqual(thread.log.revision);
}

test('whatever is dropped, doubled, delayed or reordered, the thread ends as the server has it', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.array(step, { maxLength: 80 }), (before, steps) => {
      const server = new Server();
      for (let i = 0; i < before; i += 1) server.create();
      let thread = openThread('k', server.newest());
      let inFlight: ((thread: Thread) => Thread)[] = [];
      const send = (message: Message | null) => message && inFlight.push((t) => applyMessage(t, message));
      for (const s of steps) {
        if (s.do === 'create') send(server.create());
        else if (s.do === 'change') send(server.change(s.at, s.isDeletion));
        else if (s.do === 'ask') {
          const answer = server.changes(thread.log.revision, s.limit);
          inFlight.push((t) => applyChanges(t, answer));
        } else if (s.do === 'older') {
          const items = server.before(thread.firstSeq);
          inFlight.push((t) => applyOlder(t, items));
        } else if (s.do === 'reopen') {
          const seed = server.newest();
          inFlight.push((t) => reseedThread(t, seed));
        } else if (inFlight.length > 0) {
          const index = s.which % inFlight.length;
          const arrival = inFlight[index];
          if (s.do === 'drop' || !s.again) inFlight = inFlight.filter((_, i) => i !== index);
          if (s.do === 'arrive' && arrival) thread = arrival(thread);
          expectInOrder(thread);
        }
      }
      // The sync check, then asking by number until nothing is missing.
      thread = noteRevision(thread, server.revision);
      for (let rounds = 0; hasGap(thread); rounds += 1) {
        thread = applyChanges(thread, server.changes(thread.log.revision, 3));
        expect(rounds).toBeLessThan(200);
      }
      expectInOrder(thread);
      expect(thread.items).toEqual(server.messages.slice(thread.firstSeq - 1));
    }),
    { numRuns: 1000 },
  );
});

test('a message beyond a gap waits until the gap is filled', () => {
  const server = new Server();
  let thread = openThread('k', server.newest());
  const [one, two, three] = [server.create(), server.create(), server.create()];
  thread = applyMessage(thread, one);
  thread = applyMessage(thread, three);
  expect(thread.items).toEqual([one]);
  expect(hasGap(thread)).toBe(true);
  thread = applyMessage(thread, two);
  expect(thread.items).toEqual([one, two, three]);
  expect(hasGap(thread)).toBe(false);
});

test('an edit that overtakes the older page it belongs to is kept', () => {
  const server = new Server();
  for (let i = 0; i < 8; i += 1) server.create();
  let thread = openThread('k', server.newest());
  const stale = server.before(thread.firstSeq);
  const edited = server.change(1, false);
  if (edited) thread = applyMessage(thread, edited);
  thread = applyOlder(thread, stale);
  expect(thread.items).toEqual(server.messages);
});

test('an answer to a question from further on does not hide a gap', () => {
  const server = new Server();
  let thread = openThread('k', server.newest());
  server.create();
  const since = server.revision;
  server.create();
  thread = applyChanges(thread, server.changes(since, 10));
  expect(thread.log.revision).toBe(0);
  expect(hasGap(thread)).toBe(true);
});

test('a part of the past is kept separately until it has grown as far as the end', () => {
  const server = new Server();
  for (let n = 0; n < 30; n += 1) server.create();
  const at = (from: number, to: number) => server.messages.slice(from - 1, to);
  let thread = openThread('k', { items: at(27, 30), revision: 30 });
  thread = applyPast(thread, at(8, 11));
  expect(thread.items.map(({ seq }) => seq)).toEqual([27, 28, 29, 30]);
  expect(thread.past?.items.map(({ seq }) => seq)).toEqual([8, 9, 10, 11]);
  // It lives on: edits are seen in it, and what is new comes at the end.
  const [ninth] = at(9, 9);
  if (ninth) thread = applyMessage(thread, { ...ninth, revision: 31, body: 'edited' });
  expect(thread.past?.items[1]?.body).toBe('edited');
  thread = applyPast(thread, at(4, 7));
  thread = applyPast(thread, at(12, 20));
  expect(thread.past).toMatchObject({ firstSeq: 4, lastSeq: 20 });
  thread = applyPast(thread, at(21, 26));
  expect(thread.past).toBeNull();
  expect(thread.items.map(({ seq }) => seq)).toEqual(Array.from({ length: 27 }, (_, n) => n + 4));
  expect(thread.items[5]?.body).toBe('edited');
});

test('another jump replaces the one before, and leaving goes back to the end', () => {
  const server = new Server();
  for (let n = 0; n < 30; n += 1) server.create();
  let thread = openThread('k', { items: server.messages.slice(26), revision: 30 });
  thread = applyPast(thread, server.messages.slice(10, 14));
  thread = applyPast(thread, server.messages.slice(2, 5));
  expect(thread.past).toMatchObject({ firstSeq: 3, lastSeq: 5 });
  thread = leavePast(thread);
  expect(thread.past).toBeNull();
  expect(thread.items).toHaveLength(4);
});

test('what is pinned is known wherever it is, as it is now: the one pinned last first', () => {
  const pin = (seq: number, revision: number, minute: number): Message =>
    sampleMessage({
      id: `m${seq}`,
      seq,
      revision,
      pinned: { byUserId: 'a', at: `2026-01-01T00:0${minute}:00.000Z` },
    });
  const plain = (seq: number, revision: number) => sampleMessage({ id: `m${seq}`, seq, revision });
  const seed = { items: [plain(9, 9)], pinned: [pin(2, 5, 1), pin(4, 6, 2)], revision: 9 };
  const seqs = ({ pinned }: Thread) => pinned.map(({ seq }) => seq);
  const opened = openThread('k', seed);
  expect(seqs(opened)).toEqual([4, 2]);
  expect(opened.items.map(({ seq }) => seq)).toEqual([9]);
  const unpinned = applyMessage(opened, plain(4, 10));
  expect(seqs(unpinned)).toEqual([2]);
  expect(seqs(applyMessage(unpinned, pin(4, 6, 2)))).toEqual([2]);
  const changes = { since: 10, revision: 12, items: [plain(2, 11), pin(9, 12, 3)] };
  expect(seqs(applyChanges(unpinned, changes))).toEqual([9]);
  expect(seqs(reseedThread(unpinned, seed))).toEqual([2]);
  expect(applyMessage(unpinned, plain(10, 11)).pinned).toBe(unpinned.pinned);
});
