import { expect, test } from 'vitest';
import { pendingMessages } from './message-kind.ts';
import { readRecord } from './outbox-record.ts';

const stored = {
  clientId: 'c1',
  userId: 'me',
  createdAt: '2026-01-01T00:00:00.000Z',
  order: 1,
  failure: null,
  conversationId: 'k',
  body: '',
  replyToId: null,
};
const contacts = [{ id: 'p1', name: 'Ada' }];

test('the contacts of a message are there again after a reload, as it is shown and sent', () => {
  const record = readRecord(structuredClone({ ...stored, contacts }));
  expect(record).toMatchObject({ kind: 'message', contacts });
  expect(pendingMessages(record ? [record] : [], false)).toMatchObject([
    { clientId: 'c1', body: '', contacts, state: 'waiting' },
  ]);
});

test('a message that an earlier release kept has none, and what is no contact is no message', () => {
  expect(readRecord(stored)).toMatchObject({ files: [], contacts: [] });
  expect(readRecord({ ...stored, contacts: [{ id: 1 }] })).toBeNull();
});

test('what is forwarded is shown and sent as such after a reload', () => {
  const forward = { messageId: 'm1', senderId: 'b', files: [{ kind: 'image', name: 'kite.jpg', alt: '' }] };
  const record = readRecord(structuredClone({ ...stored, body: 'hello', contacts, forward }));
  expect(record).toMatchObject({ kind: 'message', forward });
  expect(pendingMessages(record ? [record] : [], true)).toMatchObject([
    { body: 'hello', contacts, forward, state: 'sending' },
  ]);
  expect(readRecord({ ...stored, forward: { messageId: 1 } })).toBeNull();
});
