import { afterAll, beforeAll, expect, it } from 'vitest';
import { users } from '../../accounts/users.ts';
import { finishDeletion } from '../../admin/rooms/delete-room.ts';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { conversations } from '../../conversations/conversations.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { removeMember } from '../../conversations/members/remove-member.ts';
import { setMember } from '../../conversations/members/set-member.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { eraseUser } from '../../erasure/erase-user.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { deleteMessage } from '../change/delete-message.ts';
import { editMessage } from '../change/edit-message.ts';
import { messages } from '../messages.ts';
import { sendMessage } from '../send/send-message.ts';
import { listSaved, listSavedIn } from './list-saved.ts';
import { savedMessages } from './saved-messages.ts';
import { setSaved } from './set-saved.ts';

let workspace: TestContext;
let ctx: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
});
afterAll(() => workspace.close());

const person = () => addPerson(ctx, newId());

async function talk() {
  const [a, b] = [await person(), await person()];
  const { conversation } = await openDirect(ctx, a, { userId: b.userId });
  return { conversationId: conversation.id, a, b };
}

async function say(conversationId: string, by: Caller, body = 'hello'): Promise<string> {
  return (await sendMessage(ctx, by, { conversationId, clientId: newId(), body })).message.id;
}

const save = (by: Caller, id: string) => setSaved(ctx, by, { id, isOn: true });
const unsave = (by: Caller, id: string) => setSaved(ctx, by, { id, isOn: false });
const refused = (code: string) => expect.objectContaining({ code });

async function savedIds(by: Caller, limit?: number): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listSaved(ctx, by, { limit, cursor });
    ids.push(...page.items.map(({ message }) => message.id));
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
}

it('one saves and takes out for oneself alone, is told so on all devices, and no message changes by it', async () => {
  const { conversationId, a, b } = await talk();
  const id = await say(conversationId, b);
  const facts = recordFacts(ctx.bus, 'saved');
  await save(a, id);
  await save(a, id);
  expect(await savedIds(a)).toEqual([id]);
  expect(await savedIds(b)).toEqual([]);
  expect(await listSavedIn(ctx, a, { conversationId })).toEqual({
    items: [{ messageId: id, savedAt: expect.any(String) }],
  });
  expect(await listSavedIn(ctx, b, { conversationId })).toEqual({ items: [] });
  await unsave(a, id);
  await unsave(a, id);
  expect(await savedIds(a)).toEqual([]);
  const about = { userId: a.userId, messageId: id, conversationId };
  expect(facts.recorded).toEqual([
    { ...about, savedAt: expect.any(String) },
    { ...about, savedAt: null },
  ]);
  expect(await messages.in(ctx.db).findOne({ _id: id })).toMatchObject({ revision: 1 });
});

it('they are listed with the one saved last first, page by page, each once, as they are now', async () => {
  const { conversationId, a, b } = await talk();
  const ids: string[] = [];
  for (let at = 0; at < 7; at += 1) {
    const id = await say(conversationId, b);
    await save(a, id);
    ids.unshift(id);
  }
  for (const limit of [1, 3, 7, 200]) expect(await savedIds(a, limit)).toEqual(ids);
  await editMessage(ctx, b, { id: ids[0] ?? '', body: 'better' });
  const { items, nextCursor } = await listSaved(ctx, a, { limit: 1 });
  expect(items[0]?.message.body).toBe('better');
  expect(nextCursor).not.toBeNull();
  await expect(listSaved(ctx, a, { cursor: 'x' })).rejects.toEqual(refused('invalid'));
});

it('only what one may read is saved and listed: not after one left, again after one came back, never once it is deleted', async () => {
  const { conversationId, a, b } = await talk();
  const [owner, stranger] = [await person(), await person()];
  const room = await createRoom(ctx, owner, { name: newId(), visibility: 'private', memberIds: [a.userId] });
  const secret = await say(room.id, owner);
  const [kept, deleted] = [await say(conversationId, b), await say(conversationId, b)];
  await expect(save(stranger, secret)).rejects.toEqual(refused('not_found'));
  for (const id of [kept, secret, deleted]) await save(a, id);
  await removeMember(ctx, owner, { conversationId: room.id, userId: a.userId });
  await deleteMessage(ctx, b, { id: deleted });
  expect(await savedIds(a)).toEqual([kept]);
  expect(await savedMessages.in(ctx.db).findOne({ messageId: deleted })).toBeNull();
  await expect(listSavedIn(ctx, a, { conversationId: room.id })).rejects.toEqual(refused('not_found'));
  await expect(save(a, secret)).rejects.toEqual(refused('not_found'));
  await expect(save(a, deleted)).rejects.toEqual(refused('forbidden'));
  await setMember(ctx, owner, { conversationId: room.id, userId: a.userId });
  expect(await savedIds(a)).toEqual([secret, kept]);
  await removeMember(ctx, owner, { conversationId: room.id, userId: a.userId });
  await unsave(a, secret);
  await expect(unsave(a, secret)).rejects.toEqual(refused('not_found'));
  await conversations.in(ctx.db).updateOne({ _id: room.id }, { $set: { 'room.deletedAt': new Date() } });
  await savedMessages.in(ctx.db).insertOne({
    _id: `${stranger.userId}:${secret}`,
    userId: stranger.userId,
    messageId: secret,
    conversationId: room.id,
    savedAt: new Date(),
  });
  await finishDeletion(ctx, room.id, null);
  expect(await savedMessages.in(ctx.db).findOne({ conversationId: room.id })).toBeNull();
});

it('one that a crash left after its message was deleted is not listed, nor counted as a page', async () => {
  const { conversationId, a, b } = await talk();
  const ids: string[] = [];
  for (let at = 0; at < 4; at += 1) ids.unshift(await say(conversationId, b));
  for (const id of ids.toReversed()) await save(a, id);
  await messages.in(ctx.db).updateOne({ _id: ids[1] ?? '' }, { $set: { deletedAt: new Date() } });
  expect(await savedIds(a, 2)).toEqual([ids[0], ids[2], ids[3]]);
});

it('an erased account leaves none behind', async () => {
  const { conversationId, a, b } = await talk();
  await save(a, await say(conversationId, b));
  await users
    .in(ctx.db)
    .updateOne(
      { _id: a.userId },
      { $set: { state: 'leaving', leaving: { erasedAt: new Date(Date.now() - 1), messages: 'keep' } } },
    );
  await eraseUser(ctx, a.userId);
  expect(await savedMessages.in(ctx.db).findOne({ userId: a.userId })).toBeNull();
});
