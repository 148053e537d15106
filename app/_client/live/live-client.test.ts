import { expect, test } from 'vitest';
import { sampleMe } from '../../../lib/testing/samples.ts';
import { memoryStorage } from '../outbox/outbox-storage.ts';
import { createLiveClient } from './live-client.ts';

const seed = {
  me: sampleMe({ id: 'me' }),
  conversations: [],
  people: [],
  blockedIds: [],
  contactsRevision: 0,
  contactLinks: [],
  fileMax: 1_000_000,
};

test('a message sent before the client runs is stored and shown, and can be taken back', async () => {
  const storage = { ...memoryStorage(), isDurable: true };
  const client = createLiveClient(seed, async () => storage);
  await client.send('k', { body: 'early', replyToId: null });
  expect(await storage.all('me')).toMatchObject([{ kind: 'message', conversationId: 'k', body: 'early' }]);
  const [pending] = client.store.getState().pending.get('k') ?? [];
  expect(pending).toMatchObject({ body: 'early', state: 'waiting' });
  expect(await client.takeOut(pending?.clientId ?? '')).toMatchObject({ body: 'early' });
  expect(await storage.all('me')).toEqual([]);
});

test('a browser that refuses its storage still shows what is sent before the client runs', async () => {
  const client = createLiveClient(seed);
  await client.send('k', { body: 'early', replyToId: null });
  expect(client.store.getState().pending.get('k')).toMatchObject([{ body: 'early' }]);
  expect(client.store.getState().isOutboxDurable).toBe(false);
});
