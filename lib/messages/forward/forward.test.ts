import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createContact } from '../../contacts/edit/create-contact.ts';
import type { Context } from '../../context/context.ts';
import { newContactSchema } from '../../contract/contacts/contact.ts';
import type { Message } from '../../contract/conversations/message.ts';
import { newId } from '../../contract/values/new-id.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { removeMember } from '../../conversations/members/remove-member.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { files } from '../../files/files.ts';
import { KEPT_MS, sweepFiles } from '../../files/sweep/sweep-files.ts';
import { verifyFiles } from '../../files/verify/verify-files.ts';
import { addFile } from '../../testing/files/add-file.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { deleteMessage } from '../change/delete-message.ts';
import { editMessage } from '../change/edit-message.ts';
import { readFile } from '../files/read-file.ts';
import { settleFiles } from '../files/settle-files.ts';
import { messages } from '../messages.ts';
import { getMessage } from '../read/get-message.ts';
import { sendMessage } from '../send/send-message.ts';
import { verifyMessageFiles } from '../verify-message-files.ts';

let workspace: TestContext;
let ctx: Context;
let other: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  other = workspace.otherProcess();
});
afterAll(() => workspace.close());

const person = () => addPerson(ctx, newId());
const inMs = (ms: number): Context => ({ ...ctx, now: () => new Date(Date.now() + ms) });
const refused = (code: string, path?: string) =>
  expect.objectContaining({
    code,
    ...(path && { details: expect.objectContaining({ errors: [expect.objectContaining({ path })] }) }),
  });

async function direct(a: Caller, b: Caller): Promise<string> {
  return (await openDirect(ctx, a, { userId: b.userId })).conversation.id;
}

async function forward(
  by: Caller,
  conversationId: string,
  forwardOfId: string,
  { clientId = newId(), at = ctx } = {},
): Promise<Message> {
  return (await sendMessage(at, by, { conversationId, clientId, body: '', forwardOfId })).message;
}

const textOf = async (by: Caller, id: string) => {
  const { bytes } = await readFile(ctx, by, { id });
  return String(bytes.size === null ? await bytes.read() : await buffer(await bytes.read()));
};
const isReadable = (by: Caller, id: string) =>
  readFile(ctx, by, { id }).then(
    () => true,
    () => false,
  );

/** Ada's message in a private room that Ben is in, and Ben's conversation with Cleo, who is not. */
async function secretRoom({ file = false } = {}) {
  const [ada, ben, cleo] = [await person(), await person(), await person()];
  const name = `Secret ${newId()}`;
  const room = await createRoom(ctx, ada, { name, visibility: 'private', memberIds: [ben.userId] });
  const fileIds = file ? [(await addFile(ctx, ada, { bytes: Buffer.from('the plan') }))._id] : [];
  const sent = { conversationId: room.id, clientId: newId(), body: 'at nine @nobody', fileIds };
  const { message } = await sendMessage(ctx, ada, sent);
  return { ada, ben, cleo, name, room, message, toCleo: await direct(ben, cleo) };
}

it('it shows what the first one said and by whom, not where, and is its sender’s own', async () => {
  const { ada, ben, cleo, name, room, message, toCleo } = await secretRoom();
  const forwarded = await forward(ben, toCleo, message.id);
  expect(forwarded).toMatchObject({ senderId: ben.userId, body: 'at nine @nobody', mentions: [] });
  const seen = await getMessage(ctx, cleo, { id: forwarded.id });
  expect(seen.forwarded).toEqual({
    messageId: message.id,
    senderId: ada.userId,
    createdAt: message.createdAt,
  });
  expect(JSON.stringify(seen)).not.toContain(room.id);
  expect(JSON.stringify(seen)).not.toContain(name);
  await expect(getMessage(ctx, cleo, { id: message.id })).rejects.toEqual(refused('not_found'));
  // Sent on once more it still says who wrote it.
  const dan = await person();
  const again = await forward(cleo, await direct(cleo, dan), forwarded.id);
  expect(again.forwarded).toEqual(seen.forwarded);
  await expect(editMessage(ctx, ben, { id: forwarded.id, body: 'at ten' })).rejects.toEqual(
    refused('forbidden'),
  );
  await editMessage(ctx, ada, { id: message.id, body: 'at ten' });
  expect((await getMessage(ctx, cleo, { id: forwarded.id })).body).toBe('at nine @nobody');
  await deleteMessage(ctx, ben, { id: forwarded.id });
  expect(await getMessage(ctx, cleo, { id: forwarded.id })).toMatchObject({
    body: '',
    deletedAt: expect.anything(),
  });
  expect((await getMessage(ctx, cleo, { id: forwarded.id })).forwarded).toBeUndefined();
});

it('only what one can read is forwarded, and only where one may write', async () => {
  const { ada, ben, cleo, room, message, toCleo } = await secretRoom();
  await expect(forward(cleo, toCleo, message.id)).rejects.toEqual(refused('invalid', 'forwardOfId'));
  await expect(forward(cleo, toCleo, newId())).rejects.toEqual(refused('invalid', 'forwardOfId'));
  await expect(forward(cleo, room.id, message.id)).rejects.toEqual(refused('not_found'));
  await removeMember(ctx, ada, { conversationId: room.id, userId: ben.userId });
  await expect(forward(ben, toCleo, message.id)).rejects.toEqual(refused('invalid', 'forwardOfId'));
  const own = (await sendMessage(ctx, cleo, { conversationId: toCleo, clientId: newId(), body: 'x' }))
    .message;
  await deleteMessage(ctx, cleo, { id: own.id });
  await expect(forward(cleo, toCleo, own.id)).rejects.toEqual(refused('invalid', 'forwardOfId'));
});

it('sent again it is stored once, whatever became of the first one meanwhile', async () => {
  const { ada, ben, message, toCleo } = await secretRoom({ file: true });
  const clientId = newId();
  const [one, two] = await Promise.all([
    forward(ben, toCleo, message.id, { clientId }),
    forward(ben, toCleo, message.id, { clientId, at: other }),
  ]);
  expect(two.id).toBe(one.id);
  await editMessage(ctx, ada, { id: message.id, body: 'at ten' });
  expect((await forward(ben, toCleo, message.id, { clientId })).id).toBe(one.id);
  await deleteMessage(ctx, ada, { id: message.id });
  expect(await forward(ben, toCleo, message.id, { clientId })).toMatchObject({
    id: one.id,
    files: one.files,
  });
  expect(await files.in(ctx.db).countDocuments({ ownerId: ben.userId })).toBe(1);
  await expect(
    sendMessage(ctx, ben, { conversationId: toCleo, clientId, body: 'something else' }),
  ).rejects.toEqual(refused('client_id_reused'));
});

it('its files are read by those of its conversation, and stay whichever of the messages is deleted', async () => {
  for (const first of ['original', 'forwarded'] as const) {
    const { ada, ben, cleo, message, toCleo } = await secretRoom({ file: true });
    const forwarded = await forward(ben, toCleo, message.id);
    const [a, b] = [message.files[0]?.id ?? '', forwarded.files[0]?.id ?? ''];
    expect(forwarded.files).toEqual([{ ...message.files[0], id: b }]);
    expect(await textOf(cleo, b)).toBe('the plan');
    expect([await isReadable(cleo, a), await isReadable(ada, b)]).toEqual([false, false]);
    const [gone, kept, reader] = first === 'original' ? ([a, b, cleo] as const) : ([b, a, ada] as const);
    if (first === 'original') await deleteMessage(ctx, ada, { id: message.id });
    else await deleteMessage(ctx, ben, { id: forwarded.id });
    await sweepFiles(inMs(KEPT_MS + 60_000));
    expect(await files.in(ctx.db).findOne({ _id: gone })).toBeNull();
    expect(await textOf(reader, kept)).toBe('the plan');
    expect(
      (await verifyFiles({ db: ctx.db, home: ctx.files, now: new Date(), readsBytes: true })).problems,
    ).toEqual([]);
    expect((await verifyMessageFiles(ctx.db)).problems).toEqual([]);
    // With the last of them the bytes go.
    if (first === 'original') await deleteMessage(ctx, ben, { id: forwarded.id });
    else await deleteMessage(ctx, ada, { id: message.id });
    await sweepFiles(inMs(2 * KEPT_MS));
    expect(await ctx.files.open(a)).toBeNull();
  }
});

it('two that go at once leave no bytes behind for long', async () => {
  const { ada, ben, message, toCleo } = await secretRoom({ file: true });
  const forwarded = await forward(ben, toCleo, message.id);
  await deleteMessage(ctx, ada, { id: message.id });
  await deleteMessage(ctx, ben, { id: forwarded.id });
  await Promise.all([sweepFiles(inMs(KEPT_MS + 60_000)), sweepFiles(inMs(KEPT_MS + 60_000))]);
  await sweepFiles(inMs(2 * KEPT_MS));
  expect(await ctx.files.open(message.files[0]?.id ?? '')).toBeNull();
});

it('a send that was cut off before it was stored leaves its files to nobody, and works when it is repeated', async () => {
  const { ben, cleo, message, toCleo } = await secretRoom({ file: true });
  const clientId = newId();
  await forward(ben, toCleo, message.id, { clientId });
  const sent = await files.in(ctx.db).findOne({ ownerId: ben.userId });
  // As if it had ended between its two writes, and nobody had come back for hours.
  const clock = inMs(3 * 60 * 60 * 1000);
  await messages.in(ctx.db).deleteOne({ clientId });
  await files
    .in(ctx.db)
    .updateOne(
      { _id: sent?._id ?? '' },
      { $set: { state: 'ready', messageId: null, conversationId: null, seq: null, expiresAt: new Date() } },
    );
  await settleFiles(clock);
  expect(await files.in(ctx.db).findOne({ _id: sent?._id ?? '' })).toMatchObject({ state: 'gone' });
  const again = await forward(ben, toCleo, message.id, { clientId, at: workspace.otherProcess() });
  expect(again.files.map(({ id }) => id)).toEqual([sent?._id]);
  expect(await textOf(cleo, again.files[0]?.id ?? '')).toBe('the plan');
});

it('contact cards go with it, also of a contact that is gone', async () => {
  const { ben, toCleo, room, ada } = await secretRoom();
  const { id } = await createContact(ctx, ada, newContactSchema.parse({ name: 'Grace Hopper' }));
  const sent = { conversationId: room.id, clientId: newId(), body: '', contactIds: [id] };
  const { message } = await sendMessage(ctx, ada, sent);
  expect((await forward(ben, toCleo, message.id)).contacts).toEqual([{ id, name: 'Grace Hopper' }]);
});
