import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { PINS_MAX } from '../../contract/conversations/message-rules.ts';
import { newId } from '../../contract/values/new-id.ts';
import { blockPerson } from '../../conversations/direct/block-person.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { removeMember } from '../../conversations/members/remove-member.ts';
import { setMember } from '../../conversations/members/set-member.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { updateRoom } from '../../conversations/rooms/update-room.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { deleteMessage } from '../change/delete-message.ts';
import { editMessage } from '../change/edit-message.ts';
import { undoMessage } from '../change/undo-message.ts';
import { messages } from '../messages.ts';
import { getMessage } from '../read/get-message.ts';
import { listMessageChanges } from '../read/list-message-changes.ts';
import { sendMessage } from '../send/send-message.ts';
import { listPinned } from './list-pinned.ts';
import { setPin } from './set-pin.ts';

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

async function talk() {
  const [a, b] = [await person(), await person()];
  const { conversation } = await openDirect(ctx, a, { userId: b.userId });
  return { conversationId: conversation.id, a, b };
}

async function say(conversationId: string, by: Caller, body = 'hello'): Promise<string> {
  return (await sendMessage(ctx, by, { conversationId, clientId: newId(), body })).message.id;
}

const pin = (by: Caller, id: string, at = ctx) => setPin(at, by, { id, isOn: true });
const unpin = (by: Caller, id: string, at = ctx) => setPin(at, by, { id, isOn: false });
const pinnedIds = async (by: Caller, conversationId: string) =>
  (await listPinned(ctx, by, { conversationId })).items.map(({ id }) => id);
const refused = (code: string) => expect.objectContaining({ code });

it('both people of a direct conversation pin, see who did, and unpin; each change takes a number, once', async () => {
  const { conversationId, a, b } = await talk();
  const [first, second] = [await say(conversationId, a), await say(conversationId, b)];
  await pin(b, first);
  await pin(b, first);
  await pin(a, second, other);
  expect(await pinnedIds(a, conversationId)).toEqual([second, first]);
  expect(await getMessage(ctx, a, { id: first })).toMatchObject({
    revision: 3,
    editedAt: null,
    pinned: { byUserId: b.userId, at: expect.any(String) },
  });
  await unpin(a, first, other);
  await unpin(a, first);
  expect(await pinnedIds(b, conversationId)).toEqual([second]);
  const { items, revision } = await listMessageChanges(ctx, b, { conversationId, since: 3 });
  expect(revision).toBe(5);
  expect(items.map(({ id, pinned }) => [id, pinned?.byUserId])).toEqual([
    [second, a.userId],
    [first, undefined],
  ]);
});

it('a pinned message that is edited is listed with its new text; one that is deleted or taken back loses its pin', async () => {
  const { conversationId, a, b } = await talk();
  const edited = await say(conversationId, a, 'at nine');
  const deleted = await say(conversationId, a);
  const undone = await say(conversationId, a);
  for (const id of [edited, deleted, undone]) await pin(b, id);
  await editMessage(ctx, a, { id: edited, body: 'at ten' });
  await deleteMessage(ctx, a, { id: deleted });
  await undoMessage(ctx, a, { id: undone });
  expect((await listPinned(ctx, b, { conversationId })).items).toEqual([
    expect.objectContaining({ id: edited, body: 'at ten', pinned: expect.anything() }),
  ]);
  expect((await getMessage(ctx, b, { id: deleted })).pinned).toBeUndefined();
  await expect(pin(b, deleted)).rejects.toEqual(refused('forbidden'));
  await unpin(b, deleted);
});

it('in a room owners and admins pin; members see it; for strangers and former members there is nothing', async () => {
  const [owner, admin, member, stranger] = [await person(), await person(), await person(), await person()];
  const { id: conversationId } = await createRoom(ctx, owner, {
    name: newId(),
    visibility: 'private',
    memberIds: [admin.userId, member.userId],
  });
  await setMember(ctx, owner, { conversationId, userId: admin.userId, role: 'admin' });
  const id = await say(conversationId, member);
  await expect(pin(member, id)).rejects.toEqual(refused('forbidden'));
  await expect(pin(stranger, id)).rejects.toEqual(refused('not_found'));
  await pin(admin, id);
  expect(await pinnedIds(member, conversationId)).toEqual([id]);
  await expect(unpin(member, id)).rejects.toEqual(refused('forbidden'));
  await expect(pinnedIds(stranger, conversationId)).rejects.toEqual(refused('not_found'));
  await removeMember(ctx, owner, { conversationId, userId: admin.userId });
  await expect(unpin(admin, id)).rejects.toEqual(refused('not_found'));
  await expect(pinnedIds(admin, conversationId)).rejects.toEqual(refused('not_found'));
  await updateRoom(ctx, owner, { id: conversationId, isArchived: true });
  await expect(unpin(owner, id)).rejects.toEqual(refused('room_archived'));
  expect(await pinnedIds(owner, conversationId)).toEqual([id]);
});

it('a line about the room is not pinned, nor anything between people one of whom blocks the other', async () => {
  const [owner, b] = [await person(), await person()];
  const room = await createRoom(ctx, owner, { name: newId(), visibility: 'public' });
  await messages
    .in(ctx.db)
    .updateOne(
      { _id: await say(room.id, owner) },
      { $set: { event: { type: 'joined', userIds: [b.userId] } } },
    );
  const line = await messages.in(ctx.db).findOne({ conversationId: room.id, 'event.type': 'joined' });
  await expect(pin(owner, line?._id ?? '')).rejects.toEqual(refused('forbidden'));
  const direct = await talk();
  const id = await say(direct.conversationId, direct.a);
  await blockPerson(ctx, direct.a, { id: direct.b.userId });
  for (const by of [direct.a, direct.b]) await expect(pin(by, id)).rejects.toEqual(refused('not_accepted'));
});

it('a conversation takes so many pinned messages, and one more once another is unpinned', async () => {
  const { conversationId, a } = await talk();
  const ids: string[] = [];
  for (let at = 0; at <= PINS_MAX; at += 1) ids.push(await say(conversationId, a));
  const [one = '', ...others] = ids;
  for (const id of others) await pin(a, id);
  await expect(pin(a, one)).rejects.toEqual(refused('too_many_pins'));
  await unpin(a, others[0] ?? '');
  await pin(a, one);
  expect(await pinnedIds(a, conversationId)).toHaveLength(PINS_MAX);
});
