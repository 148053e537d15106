import { expect, test } from 'vitest';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import { sampleMessage } from '../../../lib/testing/samples.ts';
import { openThread } from '../state/thread.ts';
import { backOnline, tallyChanges } from './tally.ts';

function message(seq: number, revision: number, more: Partial<Message> = {}): Message {
  return sampleMessage({ id: `m${seq}`, seq, revision, senderId: 'you', clientId: `c${seq}`, ...more });
}

const later = '2026-01-01T00:00:09.000Z';

test('messages, edits and deletions are counted separately, and what was known does not count', () => {
  const thread = openThread('k', { items: [message(1, 1), message(2, 2), message(3, 3)], revision: 3 });
  const missed = [
    message(1, 1),
    message(2, 4, { editedAt: later }),
    message(3, 5, { deletedAt: later, body: '' }),
    message(4, 6),
    message(5, 7, { senderId: 'me' }),
    message(6, 8, { deletedAt: later, body: '' }),
  ];
  expect(tallyChanges(thread, missed, 'me')).toEqual({ messages: 1, edits: 1, deletions: 1 });
});

test('the sentence names only what there was', () => {
  expect(backOnline({ messages: 14, edits: 2, deletions: 1 })).toBe(
    'Back online — 14 messages, 2 edits and 1 deletion caught up',
  );
  expect(backOnline({ messages: 1, edits: 0, deletions: 3 })).toBe(
    'Back online — 1 message and 3 deletions caught up',
  );
  expect(backOnline({ messages: 0, edits: 0, deletions: 0 })).toBe('Back online');
});
