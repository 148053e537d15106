import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PendingMessage } from '../state/pending.ts';
import { createOutbox, type Outbox, type SendOutcome } from './outbox.ts';
import { memoryStorage, type OutboxRecord, type OutboxStorage } from './outbox-storage.ts';

const ME = 'me';

/** One device: storage that survives pages, and one lock for all tabs, each queued in the order of asking. */
class Device {
  storage: OutboxStorage = { ...memoryStorage(), isDurable: true };
  tails = new Map<string, Promise<void>>();
  tabs = new Set<Outbox>();
  isOnline: boolean = true;
  under = new Map<string, number>();

  exclusively(name: string, work: () => Promise<void>): Promise<void> {
    const before = this.tails.get(name) ?? Promise.resolve();
    const now = before.then(work, work);
    this.tails.set(name, now);
    return now;
  }
}

/** The server: stores once by `clientId`, and answers as the script says. */
class Server {
  stored: string[] = [];
  seen = new Map<string, string>();

  store(record: OutboxRecord) {
    if (this.seen.has(record.clientId)) return;
    this.seen.set(record.clientId, record.body);
    this.stored.push(record.body);
  }
}

type Fate = 'ok' | 'lost before' | 'lost after' | 'later' | 'fault' | 'refused';

function openTab(device: Device, server: Server, fates: Iterator<Fate>) {
  let shown: readonly PendingMessage[] = [];
  let isDead = false;
  const outbox = createOutbox({
    userId: ME,
    storage: device.storage,
    exclusively: (name, work) => device.exclusively(name, work),
    isConnected: () => device.isOnline && !isDead,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    tell: () => {
      for (const tab of device.tabs) if (tab !== outbox) void tab.wake();
    },
    onChange: (pending) => {
      shown = pending;
    },
    onFailed: () => undefined,
    async send(record): Promise<SendOutcome> {
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
        const written: string[] = [];
        for (const [index, s] of steps.entries()) {
          const tab = tabs[index % 2];
          if (s === 'write') {
            const body = `text ${written.length}`;
            written.push(body);
            await tab?.outbox.add({ conversationId: 'k', body, replyToId: null });
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
          () => server.stored.length >= written.length && tabs.every((tab) => tab.shown().length === 0),
        );
        expect(server.stored).toEqual(written);
        expect(await device.storage.all(ME)).toEqual([]);
        for (const tab of tabs) tab.crash();
      },
    ),
    { numRuns: 150 },
  );
});

test('a refusal fails that message alone, and only the writer tries it again', async () => {
  const device = new Device();
  const server = new Server();
  const tab = openTab(device, server, (['ok', 'refused', 'ok', 'ok'] as Fate[])[Symbol.iterator]());
  await tab.outbox.start();
  for (const body of ['one', 'two', 'three']) {
    await tab.outbox.add({ conversationId: 'k', body, replyToId: null });
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
    tell: () => undefined,
    onChange: (_pending, durable) => {
      isDurable = durable;
    },
    onFailed: () => undefined,
    send: async (record) => {
      server.store(record);
      return { kind: 'stored' };
    },
  });
  await outbox.start();
  await outbox.add({ conversationId: 'k', body: 'text', replyToId: null });
  await quiet(() => server.stored.length === 1);
  expect(isDurable).toBe(false);
});

test('another person on the same device sends nothing of this one', async () => {
  const device = new Device();
  const server = new Server();
  device.isOnline = false;
  const tab = openTab(device, server, [][Symbol.iterator]());
  await tab.outbox.start();
  await tab.outbox.add({ conversationId: 'k', body: 'mine', replyToId: null });
  expect(await device.storage.all('somebody else')).toEqual([]);
  expect(tab.shown()).toMatchObject([{ body: 'mine', state: 'waiting' }]);
  const text = await tab.outbox.discard(tab.shown()[0]?.clientId ?? '');
  expect(text).toEqual({ body: 'mine', replyToId: null });
  expect(tab.shown()).toEqual([]);
});
