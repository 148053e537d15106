import { afterAll, beforeAll, expect, it } from 'vitest';
import { users } from '../../accounts/users.ts';
import { deleteRoom } from '../../admin/rooms/delete-room.ts';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { eraseUser } from '../../erasure/erase-user.ts';
import { sweepRetention } from '../../erasure/sweep-retention.ts';
import { files } from '../../files/files.ts';
import { KEPT_MS, sweepFiles } from '../../files/sweep/sweep-files.ts';
import { addFile } from '../../testing/files/add-file.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { workspaceSettings } from '../../workspace/workspace-settings.ts';
import { removeMessage } from '../change/remove-message.ts';
import { undoMessage } from '../change/undo-message.ts';
import { sendMessage } from '../send/send-message.ts';
import { readFile } from './read-file.ts';

let workspace: TestContext;
let ctx: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
});
afterAll(() => workspace.close());

/** A room of two, with a file that the first sent and one that waits. */
async function room() {
  const [ada, ben] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const input = { name: newId(), visibility: 'private' as const, memberIds: [ben.userId] };
  const { id: conversationId } = await createRoom(ctx, ada, input);
  const [sent, unsent] = [await addFile(ctx, ada), await addFile(ctx, ada)];
  const message = { conversationId, clientId: newId(), body: '', fileIds: [sent._id] };
  const { id } = (await sendMessage(ctx, ada, message)).message;
  expect(await isReadable(ben, sent._id)).toBe(true);
  return { ada, ben, conversationId, sent, unsent, messageId: id };
}

const isReadable = (caller: Caller, id: string) =>
  readFile(ctx, caller, { id }).then(
    () => true,
    () => false,
  );
const stateOf = async (id: string) => (await files.in(ctx.db).findOne({ _id: id }))?.state;
const inMs = (ms: number): Context => ({ ...ctx, now: () => new Date(Date.now() + ms) });

it('a message that is taken back, or that an administrator deletes, takes its files with it', async () => {
  for (const remove of ['undo', 'moderation']) {
    const { ada, ben, sent, unsent, messageId } = await room();
    if (remove === 'undo') await undoMessage(ctx, ada, { id: messageId });
    else await removeMessage(ctx, messageId);
    expect(await stateOf(sent._id), remove).toBe('gone');
    expect([await isReadable(ada, sent._id), await isReadable(ben, sent._id)]).toEqual([false, false]);
    expect(await isReadable(ada, unsent._id)).toBe(true);
  }
});

it('their bytes go 48 hours later, and not before', async () => {
  const { sent, messageId } = await room();
  await removeMessage(ctx, messageId);
  await sweepFiles(inMs(KEPT_MS - 60_000));
  const bytes = await ctx.files.open(sent._id);
  expect(bytes).not.toBeNull();
  bytes?.destroy();
  await sweepFiles(inMs(KEPT_MS + 60_000));
  expect(await ctx.files.open(sent._id)).toBeNull();
  expect(await stateOf(sent._id)).toBeUndefined();
});

it('messages that are no longer kept take their files with them', async () => {
  const { ben, sent } = await room();
  await workspaceSettings
    .in(ctx.db)
    .updateOne({ _id: 'settings' }, { $set: { retentionDays: 30 } }, { upsert: true });
  await sweepRetention(inMs(31 * 24 * 60 * 60 * 1000));
  expect([await stateOf(sent._id), await isReadable(ben, sent._id)]).toEqual(['gone', false]);
  await workspaceSettings.in(ctx.db).updateOne({ _id: 'settings' }, { $set: { retentionDays: null } });
});

it('a room that is deleted takes all of its files with it', async () => {
  const { ada, ben, conversationId, sent, unsent } = await room();
  const admin = { ...(await addPerson(ctx, newId())), role: 'admin' as const };
  await users.in(ctx.db).updateOne({ _id: admin.userId }, { $set: { role: 'admin' } });
  await deleteRoom(ctx, admin, { id: conversationId });
  expect([await stateOf(sent._id), await stateOf(unsent._id)]).toEqual(['gone', 'ready']);
  expect([await isReadable(ada, sent._id), await isReadable(ben, sent._id)]).toEqual([false, false]);
});

it.each([
  ['keep', 'sent', true],
  ['delete', 'gone', false],
] as const)(
  'an erased account whose messages are to %s: its files are %s',
  async (messages, state, isKept) => {
    const { ada, ben, sent, unsent } = await room();
    const leaving = { erasedAt: new Date(Date.now() - 1), messages };
    await users.in(ctx.db).updateOne({ _id: ada.userId }, { $set: { state: 'leaving', leaving } });
    await eraseUser(ctx, ada.userId);
    expect(await stateOf(sent._id)).toBe(state);
    expect(await stateOf(unsent._id)).toBe('gone');
    expect(await isReadable(ben, sent._id)).toBe(isKept);
  },
);
