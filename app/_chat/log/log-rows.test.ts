import { expect, test } from 'vitest';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { sampleMessage } from '@/lib/testing/samples.ts';
import { logDays } from './log-rows.ts';

function message(seq: number, senderId: string, at: string): Message {
  return sampleMessage({ id: `m${seq}`, seq, revision: seq, senderId, clientId: `c${seq}`, createdAt: at });
}

const base = { pending: [], meId: 'me', newFromSeq: null, dayOf: (at: string) => at.slice(0, 10) };

test('one writer within five minutes of a day is one group', () => {
  const [day, next] = logDays({
    ...base,
    messages: [
      message(1, 'you', '2026-05-03T10:00:00.000Z'),
      message(2, 'you', '2026-05-03T10:04:00.000Z'),
      message(3, 'me', '2026-05-03T10:04:30.000Z'),
      message(4, 'me', '2026-05-03T10:20:00.000Z'),
      message(5, 'me', '2026-05-04T10:21:00.000Z'),
    ],
  });
  const edges = day?.rows.map((row) => `${row.isFirst ? 'first' : ''} ${row.isLast ? 'last' : ''}`.trim());
  expect(edges).toEqual(['first', 'last', 'first last', 'first last']);
  expect(day?.rows.map((row) => row.isOwn)).toEqual([false, false, true, true]);
  expect(next?.rows).toHaveLength(1);
});

test('the line for new messages begins a group', () => {
  const [day] = logDays({
    ...base,
    newFromSeq: 2,
    messages: [message(1, 'you', '2026-05-03T10:00:00.000Z'), message(2, 'you', '2026-05-03T10:01:00.000Z')],
  });
  expect(day?.rows.map((row) => [row.hasNewLine, row.isFirst, row.isLast])).toEqual([
    [false, true, true],
    [true, true, true],
  ]);
});

test('a pending message is last even when the clock of this device is days behind', () => {
  const days = logDays({
    ...base,
    messages: [message(1, 'me', '2026-05-03T10:00:00.000Z')],
    pending: [
      {
        clientId: 'c2',
        conversationId: 'k',
        body: 'late',
        replyToId: null,
        files: [],
        contacts: [],
        isPageOnly: false,
        createdAt: '2026-05-01T10:00:00.000Z',
        state: 'waiting',
        reason: null,
      },
    ],
  });
  expect(days).toHaveLength(1);
  expect(days[0]?.rows.map((row) => row.key)).toEqual(['me:c1', 'me:c2']);
});
