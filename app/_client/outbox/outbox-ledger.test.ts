import { expect, test } from 'vitest';
import { createLedger } from './outbox-ledger.ts';
import type { MessageRecord } from './outbox-record.ts';
import { memoryStorage } from './outbox-storage.ts';

const record: MessageRecord = {
  kind: 'message',
  clientId: 'c1',
  userId: 'me',
  conversationId: 'k',
  body: 'Hello',
  replyToId: null,
  files: [],
  contacts: [],
  isPageOnly: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  order: 1,
  failure: null,
  isDelayed: false,
};

test('a record that another tab has removed is not brought back by a change of it', async () => {
  const storage = memoryStorage();
  const [here, there] = [createLedger('me', storage, () => {}), createLedger('me', storage, () => {})];
  await here.save(record);
  await there.reload();
  await there.remove('c1');
  await here.save({ ...record, isDelayed: true });
  expect(await storage.all('me')).toEqual([]);
  expect(here.records()).toEqual([]);
});

test('a change of a record is stored', async () => {
  const storage = memoryStorage();
  const ledger = createLedger('me', storage, () => {});
  await ledger.save(record);
  await ledger.save({ ...record, failure: 'No.' });
  expect(await storage.all('me')).toMatchObject([{ clientId: 'c1', failure: 'No.' }]);
});
