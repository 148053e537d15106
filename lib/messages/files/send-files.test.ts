import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { files } from '../../files/files.ts';
import { Died, dyingAfter } from '../../testing/failing-writes.ts';
import { addFile } from '../../testing/files/add-file.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { deleteMessage } from '../change/delete-message.ts';
import { editMessage } from '../change/edit-message.ts';
import { listMessages } from '../read/list-messages.ts';
import { sendMessage } from '../send/send-message.ts';
import { readFile } from './read-file.ts';
import { settleFiles } from './settle-files.ts';

let workspace: TestContext;
let ctx: Context;
let other: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  other = workspace.otherProcess();
});
afterAll(() => workspace.close());

async function talk() {
  const [a, b, stranger] = [
    await addPerson(ctx, newId()),
    await addPerson(ctx, newId()),
    await addPerson(ctx, newId()),
  ];
  const { conversation } = await openDirect(ctx, a, { userId: b.userId });
  return { conversationId: conversation.id, a, b, stranger };
}

const stateOf = async (id: string) => (await files.in(ctx.db).findOne({ _id: id }))?.state;
/** What somebody reads of a file; `not_found` when they may not. */
const read = async (caller: Caller, id: string, from = ctx) =>
  await readFile(from, caller, { id }).then(
    async ({ bytes }) =>
      await text(await (bytes.size === null ? bytes.read().then(Readable.from) : bytes.read())),
    (error: { code: string }) => error.code,
  );
const inDays = (days: number): Context => ({
  ...ctx,
  now: () => new Date(Date.now() + days * 24 * 60 * 60 * 1000),
});

describe('a message with files', () => {
  it('shows them in their order, needs no text, and lets the members read them', async () => {
    const { conversationId, a, b, stranger } = await talk();
    const photo = await addFile(ctx, a, {
      name: 'Elbe.jpg',
      type: 'image/jpeg',
      kind: 'image',
      width: 4000,
      height: 3000,
      alt: 'The river',
      hasThumbnail: true,
    });
    const notes = await addFile(ctx, a);
    expect(await read(b, notes._id)).toBe('not_found');
    expect(await read(a, notes._id)).toBe('what is in it');
    const facts = recordFacts(ctx.bus, 'message');
    const fileIds = [photo._id, notes._id];
    const { message } = await sendMessage(ctx, a, { conversationId, clientId: newId(), body: '', fileIds });
    facts.stop();
    expect(message.files).toEqual([
      {
        id: photo._id,
        name: 'Elbe.jpg',
        type: 'image/jpeg',
        kind: 'image',
        size: 13,
        width: 4000,
        height: 3000,
        alt: 'The river',
        hasThumbnail: true,
      },
      expect.objectContaining({ id: notes._id, name: 'notes.txt', kind: 'file', width: null }),
    ]);
    expect(facts.recorded).toMatchObject([{ message: { files: message.files } }]);
    expect((await listMessages(ctx, b, { conversationId })).items).toEqual([message]);
    expect(await read(b, notes._id)).toBe('what is in it');
    expect(await read(stranger, notes._id)).toBe('not_found');
  });

  it('is refused when a file is unknown, of another person, not there in full, expired or gone', async () => {
    const { conversationId, a, b } = await talk();
    const good = await addFile(ctx, a);
    const send = (fileId: string) =>
      sendMessage(ctx, a, { conversationId, clientId: newId(), body: 'x', fileIds: [good._id, fileId] });
    const why = (message: string) => ({
      code: 'invalid',
      details: { errors: [{ path: 'fileIds.1', message: expect.stringContaining(message) }] },
    });
    const bad = {
      unknown: newId(),
      foreign: (await addFile(ctx, b))._id,
      expired: (await addFile(ctx, a, { expiresAt: new Date(Date.now() - 1) }))._id,
      gone: (await addFile(ctx, a, { state: 'gone' }))._id,
    };
    for (const id of Object.values(bad)) await expect(send(id)).rejects.toMatchObject(why('no such file'));
    const unfinished = await addFile(ctx, a, { state: 'uploading' });
    await expect(send(unfinished._id)).rejects.toMatchObject(why('not been uploaded'));
    expect((await listMessages(ctx, a, { conversationId })).items).toEqual([]);
    // The good one was not used up by any of these.
    const input = { conversationId, clientId: newId(), body: 'y', fileIds: [good._id] };
    expect((await sendMessage(ctx, a, input)).message.files).toHaveLength(1);
  });

  it('is stored once when it is sent again, also after its files were deleted with it', async () => {
    const { conversationId, a } = await talk();
    const file = await addFile(ctx, a);
    const input = { conversationId, clientId: newId(), body: '', fileIds: [file._id] };
    const sent = await Promise.all([ctx, other, ctx, other].map((from) => sendMessage(from, a, input)));
    const ids = new Set(sent.map(({ message }) => message.id));
    expect(ids.size).toBe(1);
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
    await deleteMessage(ctx, a, { id: [...ids][0] ?? '' });
    const again = await sendMessage(other, a, input);
    expect(again).toMatchObject({ isNew: false, message: { files: [], deletedAt: expect.any(String) } });
  });

  it('is another one with other files, which then can be sent by themselves', async () => {
    const { conversationId, a } = await talk();
    const [first, second] = [await addFile(ctx, a), await addFile(ctx, a)];
    const clientId = newId();
    const send = (id: string, fileId: string) =>
      sendMessage(ctx, a, { conversationId, clientId: id, body: 'x', fileIds: [fileId] });
    await send(clientId, first._id);
    await expect(send(clientId, second._id)).rejects.toMatchObject({ code: 'client_id_reused' });
    expect((await send(newId(), second._id)).message.files).toMatchObject([{ id: second._id }]);
  });

  it('keeps them when it is edited, even to no text', async () => {
    const { conversationId, a, b } = await talk();
    const file = await addFile(ctx, a);
    const input = { conversationId, clientId: newId(), body: 'look', fileIds: [file._id] };
    const { message } = await sendMessage(ctx, a, input);
    const edited = await editMessage(ctx, a, { id: message.id, body: '' });
    expect(edited).toMatchObject({ body: '', files: message.files });
    expect(await read(b, file._id)).toBe('what is in it');
    const plain = await sendMessage(ctx, a, { conversationId, clientId: newId(), body: 'look' });
    await expect(editMessage(ctx, a, { id: plain.message.id, body: '' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

it('a message without files asks nothing about files', async () => {
  const { conversationId, a } = await talk();
  const blind = new Proxy(ctx.db, {
    get(db, name) {
      if (name !== 'collection') return Reflect.get(db, name);
      return (collection: string) => {
        expect(collection).not.toBe('files');
        return db.collection(collection);
      };
    },
  });
  const without = { ...workspace.otherProcess(), db: blind };
  const input = { conversationId, clientId: newId(), body: 'plain' };
  const { message } = await sendMessage(without, a, input);
  expect((await sendMessage(without, a, input)).isNew).toBe(false);
  await editMessage(without, a, { id: message.id, body: 'edited' });
  await deleteMessage(without, a, { id: message.id });
});

describe('two messages that name the same files', () => {
  it('are one with all of its files, and one that is refused, from whatever process', async () => {
    const { conversationId, a } = await talk();
    for (let round = 0; round < 4; round += 1) {
      const shared = [await addFile(ctx, a), await addFile(ctx, a)].map(({ _id }) => _id);
      const [own, others] = [await addFile(ctx, a), await addFile(ctx, a)];
      const send = (from: Context, fileIds: string[]) =>
        sendMessage(from, a, { conversationId, clientId: newId(), body: '', fileIds });
      const results = await Promise.allSettled([
        send(ctx, [...shared, own._id]),
        send(other, [others._id, ...shared.toReversed()]),
      ]);
      const stored = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(stored).toHaveLength(1);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: {
          code: 'invalid',
          details: { errors: [{ message: expect.stringContaining('another message') }] },
        },
      });
      // What only the refused one had can be sent.
      const isFirst = stored[0]?.message.files.some(({ id }) => id === own._id);
      await send(ctx, [isFirst ? others._id : own._id]);
    }
  });
});

describe('a process that dies while files are sent', () => {
  it('leaves a message with all of its files, or none and files that can be sent again', async () => {
    const { conversationId, a, b } = await talk();
    let isWhole = false;
    for (let writes = 0; !isWhole; writes += 1) {
      const docs = [await addFile(ctx, a), await addFile(ctx, a)];
      const input = { conversationId, clientId: newId(), body: '', fileIds: docs.map(({ _id }) => _id) };
      const dying = dyingAfter(workspace.otherProcess(), writes);
      await sendMessage(dying, a, input).then(
        () => undefined,
        (error: unknown) => expect(error).toBeInstanceOf(Died),
      );
      const { items } = await listMessages(ctx, b, { conversationId, limit: 1 });
      const isStored = items[0]?.clientId === input.clientId;
      const states = await Promise.all(input.fileIds.map(stateOf));
      isWhole = isStored && states.every((state) => state === 'sent');
      for (const id of input.fileIds) {
        expect(await read(b, id), `after ${writes} writes`).toBe(isStored ? 'what is in it' : 'not_found');
        expect(await read(a, id), `after ${writes} writes`).toBe('what is in it');
      }
      // Whether the next start or the retry comes first.
      if (writes % 2 === 0) await settleFiles(ctx);
      const { message } = await sendMessage(ctx, a, input);
      expect(message.files.map(({ id }) => id)).toEqual(input.fileIds);
      expect(await Promise.all(input.fileIds.map(stateOf))).toEqual(['sent', 'sent']);
    }
  });

  it('leaves no file behind that is swept away while its message is there', async () => {
    const { conversationId, a, b } = await talk();
    const [sent, unsent] = [await addFile(ctx, a), await addFile(ctx, a)];
    const send = (from: Context, id: string) =>
      sendMessage(from, a, { conversationId, clientId: newId(), body: '', fileIds: [id] });
    // Claimed and inserted, not bound; and claimed only.
    await expect(send(dyingAfter(workspace.otherProcess(), 2), sent._id)).resolves.toMatchObject({});
    await expect(send(dyingAfter(workspace.otherProcess(), 1), unsent._id)).rejects.toBeInstanceOf(Died);
    expect([await stateOf(sent._id), await stateOf(unsent._id)]).toEqual(['ready', 'ready']);
    await settleFiles(inDays(2));
    expect([await stateOf(sent._id), await stateOf(unsent._id)]).toEqual(['sent', 'gone']);
    expect(await read(b, sent._id)).toBe('what is in it');
    expect(await read(a, unsent._id)).toBe('not_found');
  });
});

describe('a message that is deleted', () => {
  it('takes its files with it at once, in every process, wherever its deletion is cut off', async () => {
    const { conversationId, a, b } = await talk();
    for (let writes = 0, isWhole = false; !isWhole; writes += 1) {
      const file = await addFile(ctx, a);
      const input = { conversationId, clientId: newId(), body: 'x', fileIds: [file._id] };
      const { message } = await sendMessage(ctx, a, input);
      const dying = dyingAfter(workspace.otherProcess(), writes);
      isWhole = await deleteMessage(dying, a, { id: message.id }).then(
        () => true,
        () => false,
      );
      const [now] = (await listMessages(ctx, b, { conversationId, limit: 1 })).items;
      const isThere = now?.deletedAt === null;
      expect(now?.files).toHaveLength(isThere ? 1 : 0);
      const process = workspace.otherProcess();
      for (const reader of [a, b])
        expect(await read(reader, file._id, process)).toBe(isThere ? 'what is in it' : 'not_found');
      await settleFiles(inDays(1));
      expect(await stateOf(file._id)).toBe(isThere ? 'sent' : 'gone');
      expect(await read(b, file._id)).toBe(isThere ? 'what is in it' : 'not_found');
    }
  });
});
