import { describe, expect, it } from 'vitest';
import { checkHistory } from './check-history.ts';
import type { Entry, History, Row, Seen, Stored } from './history.ts';

const stored = (seq: number, more: Partial<Stored> = {}): Stored => ({
  id: `m${seq}`,
  seq,
  revision: seq,
  revisions: [seq],
  reactions: [],
  senderId: 'ada',
  clientId: `c${seq}`,
  body: `text ${seq}`,
  isDeleted: false,
  ...more,
});
const row = ({ seq, body }: Seen): Row => ({ seq, text: body });
const sent = (clientId: string, body: string): Entry => ({
  at: 0,
  kind: 'sent',
  writer: 'w',
  senderId: 'ada',
  clientId,
  body,
});
const acknowledged = (message: Seen, isNew: boolean | null = null): Entry => ({
  at: 1,
  kind: 'acknowledged',
  writer: 'w',
  clientId: message.clientId,
  message,
  isNew,
});
const received = (message: Seen): Entry => ({
  at: 2,
  kind: 'received',
  reader: 'r',
  connection: 1,
  event: 'message:created',
  message,
});

/** Three messages sent, acknowledged, stored, received and shown as they should be. */
function good(): { stored: Stored[]; entries: Entry[]; endStates: History['endStates'] } {
  const all = [stored(1), stored(2), stored(3)];
  return {
    stored: all,
    entries: [
      ...all.map(({ clientId, body }) => sent(clientId, body)),
      ...all.map((message) => acknowledged(message, true)),
      ...all.map((message) => received(message)),
      { at: 3, kind: 'shown', page: 'p', rows: [...all.slice(0, 2).map(row), { seq: null, text: 'text 3' }] },
    ],
    endStates: [
      { who: 'r', rows: all.map(row), isWhole: true },
      { who: 'p', rows: all.slice(1).map(row), isWhole: false },
    ],
  };
}

type Good = ReturnType<typeof good>;

/** How a server, a network or a page could break it, and the rule that says so. */
const broken: readonly (readonly [string, (history: Good) => void])[] = [
  ['what is acknowledged is stored', (h) => h.stored.pop()],
  ['what is acknowledged is stored once', (h) => h.stored.push(stored(4, { clientId: 'c3' }))],
  ['one send is stored once', (h) => h.stored.push(stored(4, { clientId: 'c3' }))],
  ['seq counts from 1 without gap or repeat', (h) => h.stored.splice(1, 1)],
  ['seq counts from 1 without gap or repeat', (h) => h.stored.push(stored(3, { id: 'other' }))],
  [
    'each change has a revision of its own, without gap',
    (h) => h.stored.splice(2, 1, stored(3, { revisions: [5] })),
  ],
  ['the revision of a message only grows', (h) => h.stored.splice(2, 1, stored(3, { revisions: [4, 3] }))],
  ['every answer to one send is the same', (h) => h.entries.push(acknowledged(stored(1, { seq: 2 })))],
  ['a repeat is known as one', (h) => h.entries.push(acknowledged(stored(1), true))],
  ['nothing is invented', (h) => h.stored.push(stored(4))],
  ['a text is as it was written', (h) => h.stored.splice(2, 1, stored(3, { body: 'text 1' }))],
  ["a writer's order is kept", (h) => h.entries.reverse()],
  [
    'an acknowledged change is stored',
    (h) => h.entries.push({ at: 4, kind: 'changed', writer: 'w', id: 'm1', body: 'new', revision: 4 }),
  ],
  [
    'an acknowledged change is stored',
    (h) => h.entries.push({ at: 4, kind: 'changed', writer: 'w', id: 'm1', body: null, revision: null }),
  ],
  [
    'an acknowledged reaction is stored once',
    (h) => h.entries.push({ at: 4, kind: 'reacted', id: 'm1', emoji: '👍', userId: 'bob' }),
  ],
  ['events come once, in order and without a hole', (h) => h.entries.push(received(stored(2)))],
  ['events come once, in order and without a hole', (h) => h.entries.splice(7, 1)],
  ['everyone sees the same at one revision', (h) => h.entries.push(received(stored(3, { body: 'other' })))],
  ['what is emitted is stored', (h) => h.entries.push(received(stored(4)))],
  [
    'a page shows no hole, no repeat and no swap',
    (h) => h.entries.push({ at: 4, kind: 'shown', page: 'p', rows: [row(stored(1)), row(stored(3))] }),
  ],
  [
    'a page shows a message once',
    (h) =>
      h.entries.push({
        at: 4,
        kind: 'shown',
        page: 'p',
        rows: [row(stored(1)), { seq: null, text: 'text 1' }],
      }),
  ],
  [
    'what a page took is sent in the end',
    (h) => h.entries.push({ at: 4, kind: 'shown', page: 'p', rows: [{ seq: null, text: 'lost' }] }),
  ],
  [
    'a page shows what was written there',
    (h) => h.entries.push({ at: 4, kind: 'shown', page: 'p', rows: [{ seq: 1, text: 'text 2' }] }),
  ],
  [
    'in the end every page shows what is stored',
    (h) => (h.endStates = [{ who: 'p', rows: [row(stored(1)), row(stored(2))], isWhole: false }]),
  ],
  [
    'in the end every page shows what is stored',
    (h) => (h.endStates = [{ who: 'r', rows: [], isWhole: true }]),
  ],
];

describe('the checker', () => {
  it('finds nothing wrong with a history as it ought to be', () => {
    expect(checkHistory(good())).toEqual([]);
  });

  it.each(broken)('says when it does not hold: %s', (rule, breakIt) => {
    const history = good();
    breakIt(history);
    expect(checkHistory(history).map((problem) => problem.rule)).toContain(rule);
  });

  it('takes edits, deletions, reconnects and lost answers as they are', () => {
    const history = good();
    history.entries.splice(7, 1);
    history.entries.splice(7, 0, { at: 2, kind: 'connected', reader: 'r', connection: 2 });
    history.entries.push(
      { at: 3, kind: 'changing', writer: 'w', id: 'm1', body: 'text 1 · edit 1' },
      { at: 4, kind: 'changed', writer: 'w', id: 'm1', body: 'text 1 · edit 1', revision: 4 },
      sent('c9', 'never answered'),
    );
    history.stored.splice(0, 1, stored(1, { body: 'text 1 · edit 1', revision: 4, revisions: [1, 4] }));
    history.endStates = [{ who: 'p', rows: history.stored.map(row), isWhole: true }];
    expect(checkHistory(history)).toEqual([]);
  });
});
