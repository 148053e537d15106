import { expect, test, vi } from 'vitest';
import { Device } from '../../_testing/device.ts';
import { createOutbox } from './outbox.ts';
import type { SendOutcome } from './outbox-kinds.ts';
import type { OutboxRecord } from './outbox-record.ts';

const ME = 'me';
const written = (body: string) => ({
  kind: 'message' as const,
  conversationId: 'k',
  body,
  replyToId: null,
  files: [],
  contacts: [],
  isPageOnly: false,
});
const saved = {
  kind: 'contact' as const,
  contactId: 'c',
  changed: { title: 'B' },
  base: { title: 'A' },
  form: {},
};

/** Something that is under way until it is let go or fails. */
function held() {
  let letGo = () => {};
  let fail = () => {};
  const promise = new Promise<void>((resolve, reject) => {
    letGo = resolve;
    fail = () => reject(new Error('full'));
  });
  return { promise, letGo: () => letGo(), fail: () => fail() };
}

/** A device whose writes wait for `write`, and a server that answers as `answer` says. */
function openTab(device: Device, answer: (record: OutboxRecord) => Promise<SendOutcome>) {
  let shown: readonly string[] = [];
  const sent: string[] = [];
  const kind = {
    canSend: () => device.isOnline,
    send: async (record: OutboxRecord) => {
      sent.push(record.kind === 'message' ? record.body : record.contactId);
      return await answer(record);
    },
    onRefused: () => null,
  };
  const outbox = createOutbox({
    userId: ME,
    storage: device.storage,
    exclusively: (name, work) => device.exclusively(name, work),
    isConnected: () => device.isOnline,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    notifyTabs: () => undefined,
    onChange: (records) => {
      shown = records.map((record) => (record.kind === 'message' ? record.body : record.contactId));
    },
    kinds: { message: kind, contact: kind },
  });
  return { outbox, sent, shown: () => shown };
}

/** Makes the writes of a device wait. */
function slowly(device: Device) {
  const write = held();
  const { put } = device.storage;
  device.storage = {
    ...device.storage,
    put: async (record) => {
      await write.promise;
      await put(record);
    },
  };
  return write;
}

const isStored = async (): Promise<SendOutcome> => ({ kind: 'stored' });

test('a message goes while the browser still stores it, and the answer makes it safe', async () => {
  const device = new Device();
  const write = slowly(device);
  const tab = openTab(device, isStored);
  await tab.outbox.start();
  await tab.outbox.add(written('fast'));
  expect(tab.sent).toEqual(['fast']);
  expect(tab.shown()).toEqual([]);
  write.letGo();
});

test('a record that is stored after its answer does not stay behind', async () => {
  const device = new Device();
  const write = slowly(device);
  const remove = vi.spyOn(device.storage, 'remove');
  const tab = openTab(device, isStored);
  await tab.outbox.start();
  await tab.outbox.add(written('fast'));
  write.letGo();
  await vi.waitFor(() => expect(remove).toHaveBeenCalled());
  expect(await device.storage.all(ME)).toEqual([]);
  expect(tab.shown()).toEqual([]);
});

test('a second message does not overtake a first one that is neither stored nor answered', async () => {
  const device = new Device();
  const [write, first] = [slowly(device), held()];
  const tab = openTab(device, async (record) => {
    if (record.kind === 'message' && record.body === 'one') await first.promise;
    return { kind: 'stored' };
  });
  await tab.outbox.start();
  const adding = [tab.outbox.add(written('one')), tab.outbox.add(written('two'))];
  await vi.waitFor(() => expect(tab.sent).toEqual(['one']));
  write.letGo();
  await Promise.all(adding);
  expect(tab.sent).toEqual(['one']);
  first.letGo();
  await vi.waitFor(() => expect(tab.sent).toEqual(['one', 'two']));
});

test('a message whose first try is lost is stored, and is sent again under the same id', async () => {
  const device = new Device();
  const ids: string[] = [];
  const back = held();
  const tab = openTab(device, async ({ clientId }) => {
    ids.push(clientId);
    if (ids.length === 1) return { kind: 'lost' };
    await back.promise;
    return { kind: 'stored' };
  });
  await tab.outbox.start();
  const id = await tab.outbox.add(written('lost'));
  await vi.waitFor(() => expect(ids).toEqual([id, id]));
  expect(await device.storage.all(ME)).toMatchObject([{ clientId: id, isDelayed: true }]);
  back.letGo();
  await vi.waitFor(async () => expect(await device.storage.all(ME)).toEqual([]));
});

test('a tab that closes before the answer leaves a stored message to the next page, under the same id', async () => {
  const device = new Device();
  const closed = openTab(device, () => new Promise(() => undefined));
  await closed.outbox.start();
  const id = await closed.outbox.add(written('kept'));
  closed.outbox.stop();
  // The browser gives the lock of a closed tab away.
  device.exclusively = (_name, work) => work();
  const ids: string[] = [];
  const next = openTab(device, async ({ clientId }) => {
    ids.push(clientId);
    return { kind: 'stored' };
  });
  await next.outbox.start();
  await vi.waitFor(() => expect(ids).toEqual([id]));
  await vi.waitFor(async () => expect(await device.storage.all(ME)).toEqual([]));
});

test('a message that cannot be stored is sent, and stays on the page until the server has it', async () => {
  const device = new Device();
  const [write, answer] = [slowly(device), held()];
  const tab = openTab(device, async () => {
    await answer.promise;
    return { kind: 'stored' };
  });
  await tab.outbox.start();
  const adding = tab.outbox.add(written('full'));
  await vi.waitFor(() => expect(tab.sent).toEqual(['full']));
  write.fail();
  await adding;
  expect(tab.shown()).toEqual(['full']);
  answer.letGo();
  await vi.waitFor(() => expect(tab.shown()).toEqual([]));
});

test('the save of a contact waits until it is stored: its form has to know the id that is answered', async () => {
  const device = new Device();
  const write = slowly(device);
  const tab = openTab(device, isStored);
  await tab.outbox.start();
  const adding = tab.outbox.add(saved);
  await new Promise((resolve) => setImmediate(resolve));
  expect(tab.sent).toEqual([]);
  write.letGo();
  await adding;
  await vi.waitFor(() => expect(tab.sent).toEqual(['c']));
});
