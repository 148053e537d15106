import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Device } from '../../_testing/device.ts';
import type { PendingMessage } from '../state/pending.ts';
import { pendingMessages } from './message-kind.ts';
import { createOutbox } from './outbox.ts';
import type { OutboxKind, SendOutcome } from './outbox-kinds.ts';
import type { ContactRecord, MessageRecord } from './outbox-record.ts';

const ME = 'me';

/** The server: stores once by `clientId`, and answers as the script says. */
class Server {
  stored: string[] = [];
  seen = new Map<string, string>();

  store(record: MessageRecord) {
    if (this.seen.has(record.clientId)) return;
    this.seen.set(record.clientId, record.body);
    this.stored.push(record.body);
  }
}

/** Messages keep their reason when they are refused, as on a page. */
const keepReason: OutboxKind<MessageRecord>['onRefused'] = (record, { reason }) => ({
  ...record,
  failure: reason,
});
const noContacts: OutboxKind<ContactRecord> = {
  canSend: () => false,
  send: () => Promise.reject(new Error('No contact is saved here.')),
  onRefused: () => null,
};
const written = (body: string) => ({
  kind: 'message' as const,
  conversationId: 'k',
  body,
  replyToId: null,
  files: [],
  contacts: [],
  isPageOnly: false,
});

type Fate = 'ok' | 'lost before' | 'lost after' | 'later' | 'fault' | 'refused';

function openTab(device: Device, server: Server, fates: Iterator<Fate>) {
  let shown: readonly PendingMessage[] = [];
  let isDead = false;
  const send = async (record: MessageRecord): Promise<SendOutcome> => {
    const key = record.conversationId;
    const inside = (device.under.get(key) ?? 0) + 1;
    device.under.set(key, inside);
    expect(inside, 'two sends of one conversation at once').toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    device.under.set(key, 0);
    const fate = fates.next().value ?? 'ok';
    if (fate === 'refused') return { kind: 'refused', reason: 'No.' };
    if (fate === 'later') return { kind: 'later', afterMs: 1 };
    if (fate === 'fault') return { kind: 'fault', reason: 'Broken.' };
    if (fate === 'lost before') return { kind: 'lost' };
    server.store(record);
    return fate === 'lost after' ? { kind: 'lost' } : { kind: 'stored' };
  };
  const outbox = createOutbox({
    userId: ME,
    storage: device.storage,
    exclusively: (name, work) => device.exclusively(name, work),
    isConnected: () => device.isOnline && !isDead,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    notifyTabs: () => device.notifyOthers(outbox),
    onChange: (records) => {
      shown = pendingMessages(records, device.isOnline && !isDead);
    },
    kinds: {
      message: { canSend: () => device.isOnline && !isDead, send, onRefused: keepReason },
      contact: noContacts,
    },
  });
  device.tabs.add(outbox);
  return {
    outbox,
    shown: () => shown,
    crash() {
      isDead = true;
      outbox.stop();
      device.tabs.delete(outbox);
    },
  };
}

async function quiet(check: () => boolean) {
  for (let i = 0; i < 2000 && !check(); i += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(check()).toBe(true);
}

const fate = fc.constantFrom<Fate>('ok', 'ok', 'ok', 'lost before', 'lost after', 'later', 'fault');
const step = fc.constantFrom('write', 'write', 'write', 'reload', 'offline', 'online', 'breathe');

test('through losses, reloads and other tabs everything is stored once, in the order of writing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      fc.array(fate, { maxLength: 25 }),
      async (steps, script) => {
        const device = new Device();
        const server = new Server();
        const fates = script[Symbol.iterator]();
        let tabs = [openTab(device, server, fates), openTab(device, server, fates)];
        for (const tab of tabs) await tab.outbox.start();
        const texts: string[] = [];
        for (const [index, s] of steps.entries()) {
          const tab = tabs[index % 2];
          if (s === 'write') {
            const body = `text ${texts.length}`;
            texts.push(body);
            await tab?.outbox.add(written(body));
          } else if (s === 'reload') {
            tab?.crash();
            const fresh = openTab(device, server, fates);
            tabs = tabs.map((each) => (each === tab ? fresh : each));
            await fresh.outbox.start();
          } else if (s === 'breathe') await new Promise((resolve) => setImmediate(resolve));
          else {
            device.isOnline = s === 'online';
            for (const each of tabs) await each.outbox.wake();
          }
        }
        device.isOnline = true;
        for (const tab of tabs) await tab.outbox.wake();
        await quiet(
          () => server.stored.length >= texts.length && tabs.every((tab) => tab.shown().length === 0),
        );
        expect(server.stored).toEqual(texts);
        expect(await device.storage.all(ME)).toEqual([]);
        for (const tab of tabs) tab.crash();
      },
    ),
    { numRuns: 150 },
  );
});

test('a refusal fails only that message, and only the writer tries it again', async () => {
  const device = new Device();
  const server = new Server();
  const tab = openTab(device, server, (['ok', 'refused', 'ok', 'ok'] as Fate[])[Symbol.iterator]());
  await tab.outbox.start();
  for (const body of ['one', 'two', 'three']) {
    await tab.outbox.add(written(body));
  }
  await quiet(() => server.stored.length === 2 && tab.shown().length === 1);
  expect(tab.shown()[0]).toMatchObject({ body: 'two', state: 'failed', reason: 'No.' });
  await tab.outbox.retry(tab.shown()[0]?.clientId ?? '');
  await quiet(() => tab.shown().length === 0);
  expect(server.stored).toEqual(['one', 'three', 'two']);
});

test('what cannot be stored is still sent, and the state says that it would not survive', async () => {
  const device = new Device();
  device.storage = { ...device.storage, put: () => Promise.reject(new Error('full')) };
  const server = new Server();
  let isDurable = true;
  const outbox = createOutbox({
    userId: ME,
    storage: device.storage,
    exclusively: (name, work) => device.exclusively(name, work),
    isConnected: () => true,
    pause: async () => undefined,
    notifyTabs: () => undefined,
    onChange: (_records, durable) => {
      isDurable = durable;
    },
    kinds: {
      message: {
        canSend: () => true,
        send: async (record) => {
          server.store(record);
          return { kind: 'stored' };
        },
        onRefused: keepReason,
      },
      contact: noContacts,
    },
  });
  await outbox.start();
  await outbox.add(written('text'));
  await quiet(() => server.stored.length === 1);
  expect(isDurable).toBe(false);
});

test('another person on the same device sends nothing of this one', async () => {
  const device = new Device();
  const server = new Server();
  device.isOnline = false;
  const tab = openTab(device, server, [][Symbol.iterator]());
  await tab.outbox.start();
  await tab.outbox.add(written('mine'));
  expect(await device.storage.all('another user')).toEqual([]);
  expect(tab.shown()).toMatchObject([{ body: 'mine', state: 'waiting' }]);
  const taken = await tab.outbox.discard(tab.shown()[0]?.clientId ?? '');
  expect(taken).toMatchObject({ body: 'mine', replyToId: null });
  expect(tab.shown()).toEqual([]);
});

test('what an earlier page left goes before what is added while the outbox has not started', async () => {
  const device = new Device();
  const server = new Server();
  device.isOnline = false;
  const earlier = openTab(device, server, [][Symbol.iterator]());
  await earlier.outbox.start();
  await earlier.outbox.add(written('left behind'));
  earlier.crash();
  const tab = openTab(device, server, [][Symbol.iterator]());
  await tab.outbox.add(written('before the start'));
  expect(tab.shown()).toMatchObject([{ body: 'left behind' }, { body: 'before the start' }]);
  expect(await device.storage.all(ME)).toHaveLength(2);
  device.isOnline = true;
  await tab.outbox.start();
  await quiet(() => server.stored.length === 2);
  expect(server.stored).toEqual(['left behind', 'before the start']);
});
