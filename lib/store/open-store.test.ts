import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '../contacts/edit/create-contact.ts';
import { writeBlock } from '../contacts/stored/write-block.ts';
import type { Context } from '../context/context.ts';
import { contactInputSchema } from '../contract/contacts/contact.ts';
import { newId } from '../contract/values/new-id.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { replyTo } from '../http/reply.ts';
import { messages } from '../messages/messages.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { type DistantStore, openDistantStore } from '../testing/distant-store.ts';
import { eventually } from '../testing/eventually.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import type { Caller } from '../use-case/caller.ts';
import { openStore } from './open-store.ts';

const DEADLINES = { start: 1_000, election: 1_000, answer: 400, connection: 400, ping: 200 };
const silent = pino({ level: 'silent' });

let store: DistantStore;
let workspace: TestContext;
let ctx: Context;
let ada: Caller;
let conversationId: string;
beforeAll(async () => {
  store = await openDistantStore();
  workspace = await createTestContext({ MONGODB_URI: store.uri('parley') }, undefined, DEADLINES);
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
  ({ id: conversationId } = await createRoom(ctx, ada, { name: 'Plans', visibility: 'public' }));
});
afterEach(() => store.proxy.heal());
afterAll(async () => {
  await workspace.close();
  await store.close();
});

/** How a call fails for its caller, and that it did not keep them waiting. */
async function refusalOf(work: Promise<unknown>) {
  const begun = performance.now();
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(performance.now() - begun).toBeLessThan(5_000);
  return thrown === undefined ? null : replyTo(thrown, silent);
}

const UNAVAILABLE = { code: 'unavailable', retryAfterSeconds: 5 };

describe.each(['halfOpen', 'swallowAnswers', 'stall'] as const)(
  'a store that is there and silent (%s)',
  (fault) => {
    it('fails a probe within its deadline', async () => {
      const probed = await openStore(
        { MONGODB_URI: store.uri('parley'), DATA_DIR: '' },
        { collections: [], deadlines: DEADLINES },
      );
      await probed.ping();
      store.proxy[fault]();
      const begun = performance.now();
      await expect(probed.ping()).rejects.toThrow();
      expect(performance.now() - begun).toBeLessThan(1_000);
      store.proxy.heal();
      await probed.close();
    });

    it('fails reads and writes as unavailable, and serves again when it answers', async () => {
      store.proxy[fault]();
      const read = messages.in(ctx.db).findOne({ conversationId });
      const written = ctx.db.collection('notes').insertOne({ at: 1 });
      const many = ctx.db.collection('notes').insertMany([{ at: 2 }, { at: 3 }]);
      const block = writeBlock(ctx, 0, () => [
        { updateOne: { filter: { _id: 'none' }, update: { $set: { name: '' } } } },
      ]);
      const refusals = await Promise.all([read, written, many, block].map(refusalOf));
      for (const refusal of refusals) expect(refusal).toMatchObject(UNAVAILABLE);
      store.proxy.heal();
      await eventually(() => ctx.db.command({ ping: 1 }));
      await createContact(ctx, ada, contactInputSchema.parse({ name: 'Grace' }));
    });

    it('lets go of a conversation, where a repeated message is stored once', async () => {
      const send = () => sendMessage(ctx, ada, { conversationId, clientId, body: fault });
      const clientId = newId();
      store.proxy[fault]();
      expect(await refusalOf(send())).toMatchObject({ code: 'unavailable' });
      store.proxy.heal();
      // The driver may be connecting again.
      await eventually(() => ctx.db.command({ ping: 1 }));
      const { message } = await send();
      expect(await messages.in(ctx.db).countDocuments({ conversationId, clientId })).toBe(1);
      expect((await send()).message).toEqual(message);
    });
  },
);

describe('a send whose answer alone is lost', () => {
  it('is stored, refused as unavailable, and the same when it is repeated', async () => {
    const clientId = newId();
    const send = () => sendMessage(ctx, ada, { conversationId, clientId, body: 'on its way' });
    // The insert is the first write of a send.
    const db = ctx.db;
    const collection = messages.in(db);
    const insertOne = collection.insertOne.bind(collection);
    const losing: Context = {
      ...ctx,
      db: Object.assign(Object.create(db), {
        collection: (name: string) =>
          name !== messages.name
            ? db.collection(name)
            : Object.assign(Object.create(collection), {
                insertOne(doc: never) {
                  store.proxy.swallowAnswers();
                  return insertOne(doc);
                },
              }),
      }),
    };
    const lost = sendMessage(losing, ada, { conversationId, clientId, body: 'on its way' });
    expect(await refusalOf(lost)).toMatchObject(UNAVAILABLE);
    store.proxy.heal();
    // The driver may be connecting again.
    await eventually(() => db.command({ ping: 1 }));
    expect(await messages.in(db).countDocuments({ conversationId, clientId })).toBe(1);
    expect(await send()).toMatchObject({ isNew: false, message: { body: 'on its way' } });
    expect(await messages.in(db).countDocuments({ conversationId, clientId })).toBe(1);
  });
});

describe('a connection that is cut', () => {
  it('in the middle of a bulk write is unavailable, not a fault of ours', async () => {
    const notes = Array.from({ length: 20_000 }, (_, at) => ({ at, text: 'x'.repeat(200) }));
    // It is in the middle only on a connection that stands: one that is cut as it opens is opened once more.
    await eventually(() => ctx.db.command({ ping: 1 }));
    const work = ctx.db.collection('notes').insertMany(notes);
    setTimeout(() => store.proxy.cut(), 20);
    expect(await refusalOf(work)).toMatchObject(UNAVAILABLE);
  });

  it('by the driver itself, while a write is on its way, is unavailable as well', async () => {
    const leaving = await openStore(
      { MONGODB_URI: store.uri('parley'), DATA_DIR: '' },
      { collections: [], deadlines: { ...DEADLINES, answer: 60_000 } },
    );
    store.proxy.deafen();
    const work = leaving.db.collection('notes').insertOne({ text: 'x'.repeat(8_000_000) });
    await wait(100);
    const refusal = refusalOf(work);
    await leaving.close();
    expect(await refusal).toMatchObject(UNAVAILABLE);
  });
});

describe('a server that is killed again and again', () => {
  it('is found again each time, also when the driver waits for an answer of a connection that is gone', async () => {
    const notes = ctx.db.collection('notes');
    for (let time = 0; time < 3; time += 1) {
      // The driver asks at once how a server is when it has not asked for half a second.
      await wait(600);
      store.proxy.swallowAnswers();
      const begun = Array.from({ length: 10 }, () => notes.findOne({}).catch(() => null));
      await wait(50);
      store.proxy.hangUp();
      store.proxy.heal();
      await Promise.all(begun);
      await eventually(() => notes.findOne({}));
    }
  });
});

describe('opening a store', () => {
  it('says within the deadline of a start why it is not reached', async () => {
    const nowhere = { MONGODB_URI: 'mongodb://127.0.0.1:1/parley', DATA_DIR: '' };
    const begun = performance.now();
    await expect(openStore(nowhere, { collections: [], deadlines: { start: 500 } })).rejects.toThrow(
      'ECONNREFUSED',
    );
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('gives up within the deadline of a start on one that is there and silent', async () => {
    store.proxy.halfOpen();
    const silentStore = { MONGODB_URI: store.uri('parley'), DATA_DIR: '' };
    const begun = performance.now();
    await expect(
      openStore(silentStore, { collections: [], deadlines: { ...DEADLINES, start: 500 } }),
    ).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('takes the database that the address names, also `test`, and `parley` without one', async () => {
    for (const [named, taken] of [
      ['test', 'test'],
      ['', 'parley'],
      ['team', 'team'],
    ] as const) {
      const opened = await openStore({ MONGODB_URI: store.uri(named), DATA_DIR: '' }, { collections: [] });
      expect(opened.db.databaseName).toBe(taken);
      await opened.close();
    }
  });
});
