import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Device } from '../../_testing/device.ts';
import { FilesServer, filesDevice } from '../../_testing/files-device.ts';
import { createOutbox } from '../outbox/outbox.ts';
import type { SendOutcome } from '../outbox/outbox-kinds.ts';
import type { MessageRecord } from '../outbox/outbox-record.ts';
import { ApiError } from '../rest/api-error.ts';
import { createAttachments } from './attachments.ts';
import { createSentWithMessages } from './sent-with-messages.ts';

const ME = 'me';
const breathe = () => new Promise((resolve) => setImmediate(resolve));
const picked = (name: string) => new File(['0123456789'], name, { type: 'image/png' });

async function quiet(check: () => boolean | Promise<boolean>) {
  for (let i = 0; i < 3000 && !(await check()); i += 1) await breathe();
  expect(await check()).toBe(true);
}

/** One browser with its tabs, and what the server has of messages. */
class World {
  readonly device = new Device();
  readonly storage = filesDevice();
  readonly server: FilesServer;
  readonly messages: { clientId: string; body: string; files: readonly string[] }[] = [];
  readonly #seen = new Set<string>();
  readonly #reloads = new Set<() => void>();
  /** Fates of sending a message. */
  loses: ('before' | 'after')[] = [];

  constructor(server = new FilesServer()) {
    this.server = server;
  }

  openTab() {
    let isDead = false;
    const notifyTabs = () => {
      for (const reload of this.#reloads) if (reload !== onNews) reload();
    };
    const attachments = createAttachments({
      userId: ME,
      storage: this.storage,
      fileMax: 1000,
      exclusively: (name, work) => this.device.exclusively(name, work),
      pause: breathe as () => Promise<void>,
      tryUpload: this.server.tryUpload,
      lookAt: async ({ name, size, type }) => ({ name, size, type, kind: 'image', width: 4, height: 3 }),
      removeUpload: async (fileId) => {
        if (!this.server.isReachable) throw new ApiError(null, 'Could not reach the server.');
        this.server.remove(fileId);
      },
      notifyTabs,
      onStored: () => undefined,
      onKeeping: () => undefined,
    });
    const onNews = () => void attachments.reload();
    this.#reloads.add(onNews);
    const sent = createSentWithMessages(
      attachments,
      async (fileId, alt) => void this.server.alts.set(fileId, alt),
      notifyTabs,
    );
    const isOnline = () => this.device.isOnline && !isDead;
    const outbox = createOutbox({
      userId: ME,
      storage: this.device.storage,
      exclusively: (name, work) => this.device.exclusively(name, work),
      isConnected: isOnline,
      pause: breathe as () => Promise<void>,
      notifyTabs: () => this.device.notifyOthers(outbox),
      onChange: () => undefined,
      kinds: {
        message: {
          canSend: isOnline,
          send: (record) => this.#send(record, sent),
          onRefused: (record, { reason }) => ({ ...record, failure: reason }),
        },
        contact: { canSend: () => false, send: async () => ({ kind: 'lost' }), onRefused: () => null },
      },
    });
    this.device.tabs.add(outbox);
    return {
      attachments,
      sent,
      outbox,
      async start() {
        await attachments.held.reload();
        await outbox.start();
        await sent.reconcile((await outbox.records()).filter((record) => record.kind === 'message'));
        attachments.wake();
      },
      async write(body: string) {
        const ids = attachments.held.drafts('k').map(({ id }) => id);
        const files = sent.take(ids);
        const isPageOnly = !sent.isKept(ids);
        const message = {
          kind: 'message' as const,
          conversationId: 'k',
          body,
          replyToId: null,
          contacts: [],
        };
        await sent.assign(ids, await outbox.add({ ...message, files, isPageOnly }));
      },
      crash: () => {
        isDead = true;
        attachments.stop();
        outbox.stop();
        this.device.tabs.delete(outbox);
        this.#reloads.delete(onNews);
      },
    };
  }

  async #send(record: MessageRecord, sent: ReturnType<typeof createSentWithMessages>): Promise<SendOutcome> {
    const uploaded = await sent.upload(record);
    if ('kind' in uploaded) return uploaded;
    const fate = this.loses.shift();
    if (fate === 'before') return { kind: 'lost' };
    if (!this.#seen.has(record.clientId)) {
      this.#seen.add(record.clientId);
      for (const id of uploaded) expect(this.server.stored.get(id), 'bytes of a sent file').toBe(10);
      this.messages.push({ clientId: record.clientId, body: record.body, files: [...uploaded] });
    }
    if (fate === 'after') return { kind: 'lost' };
    await sent.stored(record);
    return { kind: 'stored' };
  }
}

test('a message waits for its files, those after it wait for it, and nothing stays on the device', async () => {
  const world = new World(new FilesServer(['lost before', 'lost between', 'whole', 'lost after', 'whole']));
  const tab = world.openTab();
  await tab.start();
  await tab.attachments.add('k', [picked('a.png'), picked('b.png')]);
  expect(tab.attachments.held.drafts('k').map(({ name }) => name)).toEqual(['a.png', 'b.png']);
  const writing = tab.write('with files');
  expect(tab.attachments.held.drafts('k')).toEqual([]);
  await writing;
  await tab.write('after it');
  await quiet(() => world.messages.length === 2);
  expect(world.messages.map(({ body, files }) => [body, files.length])).toEqual([
    ['with files', 2],
    ['after it', 0],
  ]);
  await quiet(() => world.storage.files.size === 0);
});

test('through losses, reloads and other tabs each file goes up once and is sent with its message, in order', async () => {
  const step = fc.constantFrom(
    'attach',
    'attach',
    'write',
    'write',
    'reload',
    'offline',
    'online',
    'breathe',
  );
  const fate = fc.constantFrom('whole' as const, 'whole', 'lost before', 'lost between', 'lost after');
  const loss = fc.constantFrom('before' as const, 'after');
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 18 }),
      fc.array(fate, { maxLength: 12 }),
      fc.array(loss, { maxLength: 4 }),
      async (steps, fates, losses) => {
        const world = new World(new FilesServer(fates));
        world.loses = [...losses];
        const tabs = [world.openTab(), world.openTab()] as const;
        let [writer, other] = tabs;
        for (const tab of tabs) await tab.start();
        const written: { body: string; count: number }[] = [];
        for (const [index, s] of steps.entries()) {
          if (s === 'attach') await writer.attachments.add('k', [picked(`${index}.png`)]);
          else if (s === 'write') {
            written.push({ body: `text ${index}`, count: writer.attachments.held.drafts('k').length });
            await writer.write(`text ${index}`);
          } else if (s === 'reload') {
            writer.crash();
            [writer, other] = [other, world.openTab()];
            await other.start();
            await writer.attachments.reload();
          } else if (s === 'breathe') await breathe();
          else {
            world.server.isReachable = s === 'online';
            await world.device.setOnline(s === 'online');
            for (const tab of [writer, other]) tab.attachments.wake();
          }
        }
        world.server.isReachable = true;
        await world.device.setOnline(true);
        for (const tab of [writer, other]) tab.attachments.wake();
        await quiet(
          async () =>
            world.messages.length >= written.length && (await world.device.storage.all(ME)).length === 0,
        );
        expect(world.messages.map(({ body, files }) => ({ body, count: files.length }))).toEqual(written);
        const ids = world.messages.flatMap(({ files }) => files);
        expect(new Set(ids).size).toBe(ids.length);
        expect(world.server.doubled, 'uploads of one file at once').toBe(0);
        for (const tab of [writer, other]) tab.crash();
      },
    ),
    { numRuns: 100 },
  );
});

test('a removed file goes from the device at once, and from the server as soon as that can be reached', async () => {
  const world = new World();
  const tab = world.openTab();
  await tab.start();
  await tab.attachments.add('k', [picked('a.png')]);
  await quiet(() => world.server.stored.size === 1);
  const [attached] = tab.attachments.held.drafts('k');
  world.server.isReachable = false;
  await tab.attachments.remove(attached?.id ?? '');
  expect(tab.attachments.held.drafts('k')).toEqual([]);
  expect(await world.storage.bytes(attached?.id ?? '')).toBeNull();
  expect(world.server.stored.size).toBe(1);
  tab.crash();
  world.server.isReachable = true;
  const next = world.openTab();
  await next.start();
  await quiet(() => world.server.stored.size === 0 && world.storage.files.size === 0);
});

test('a discarded message takes its files along; one taken out to be edited puts them into the composer again', async () => {
  const world = new World();
  world.server.isReachable = false;
  const tab = world.openTab();
  await tab.start();
  await tab.attachments.add('k', [picked('a.png')]);
  await tab.write('unsent');
  const [record] = (await tab.outbox.records()) as readonly MessageRecord[];
  await tab.outbox.discard(record?.clientId ?? '');
  await tab.sent.release(record?.files ?? []);
  expect(tab.attachments.held.drafts('k')).toMatchObject([{ name: 'a.png', clientId: null }]);
  await tab.write('again');
  const [again] = (await tab.outbox.records()) as readonly MessageRecord[];
  await tab.outbox.discard(again?.clientId ?? '');
  await tab.sent.discard(again?.files ?? []);
  expect(world.storage.files.size).toBe(0);
  expect(world.messages).toEqual([]);
});

test('what was written about a file after it went up is on the server before it is sent', async () => {
  const world = new World();
  const tab = world.openTab();
  await tab.start();
  await tab.attachments.add('k', [picked('a.png')]);
  await quiet(() => tab.attachments.held.drafts('k')[0]?.upload?.wholeAt != null);
  tab.attachments.setAlt(tab.attachments.held.drafts('k')[0]?.id ?? '', 'a red kite');
  await tab.write('');
  await quiet(() => world.messages.length === 1);
  expect(world.server.alts.get(world.messages[0]?.files[0] ?? '')).toBe('a red kite');
});

test('files that the server no longer has go up again, once', async () => {
  const world = new World();
  const tab = world.openTab();
  await tab.start();
  await tab.attachments.add('k', [picked('a.png')]);
  await quiet(() => tab.attachments.held.drafts('k')[0]?.upload?.wholeAt != null);
  world.device.isOnline = false;
  await tab.write('late');
  const [record] = (await tab.outbox.records()) as readonly MessageRecord[];
  if (!record) throw new Error('Nothing is in the outbox.');
  const first = await tab.sent.upload(record);
  world.server.stored.clear();
  expect(await tab.sent.forgetUploads(record)).toBe(true);
  expect(await tab.sent.upload(record)).not.toEqual(['gone', first]);
  expect(world.server.stored.size).toBe(1);
  expect(await tab.sent.forgetUploads(record)).toBe(false);
});

test('the files of an undone send come back into the composer, to go up anew', async () => {
  const world = new World();
  const tab = world.openTab();
  await tab.start();
  await tab.attachments.add('k', [picked('a.png')]);
  await tab.write('too early');
  await quiet(() => world.messages.length === 1);
  await tab.sent.takeBack(world.messages[0]?.clientId ?? '');
  await quiet(() => tab.attachments.held.drafts('k')[0]?.upload?.wholeAt != null);
  expect(tab.attachments.held.drafts('k')).toMatchObject([{ name: 'a.png', clientId: null }]);
});

test('what is sent as a file is drawn as one from the beginning', async () => {
  const world = new World();
  world.server.isReachable = false;
  const tab = world.openTab();
  await tab.start();
  await tab.attachments.add('k', [picked('a.png'), picked('b.png')]);
  void tab.attachments.setKeepsOriginal(tab.attachments.held.drafts('k')[1]?.id ?? '', true);
  await quiet(() => tab.attachments.held.drafts('k')[1]?.keepsOriginal === true);
  await tab.write('originals');
  const [record] = (await tab.outbox.records()) as readonly MessageRecord[];
  expect(record?.files).toMatchObject([
    { kind: 'image', width: 4, height: 3 },
    { kind: 'file', width: null },
  ]);
});

test('what the browser does not keep is sent by this page alone', async () => {
  const world = new World();
  world.storage.add = () => Promise.reject(new Error('full'));
  const tab = world.openTab();
  await tab.start();
  await tab.attachments.add('k', [picked('a.png')]);
  const [attached] = tab.attachments.held.drafts('k');
  expect(tab.attachments.held.isKept(attached?.id ?? '')).toBe(false);
  world.device.isOnline = false;
  await tab.write('here only');
  expect(await world.device.storage.all(ME)).toEqual([]);
  await world.device.setOnline(true);
  await quiet(() => world.messages.length === 1);
  expect(world.messages).toMatchObject([{ body: 'here only', files: [expect.any(String)] }]);
});

test('the order of attached files is that of their message', async () => {
  const world = new World();
  const tab = world.openTab();
  await tab.start();
  const names = () => tab.attachments.held.drafts('k').map(({ name }) => name);
  await tab.attachments.add(
    'k',
    ['a', 'b', 'c'].map((name) => picked(name)),
  );
  await tab.attachments.moveTo(tab.attachments.held.drafts('k')[2]?.id ?? '', 0);
  expect(names()).toEqual(['c', 'a', 'b']);
  await tab.attachments.add('k', [picked('d')]);
  expect(names()).toEqual(['c', 'a', 'b', 'd']);
});
