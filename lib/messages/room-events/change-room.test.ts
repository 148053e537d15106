import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { getConversation } from '../../conversations/get-conversation.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import { deleteMessage } from '../change/delete-message.ts';
import { editMessage } from '../change/edit-message.ts';
import { setReaction } from '../change/set-reaction.ts';
import { undoMessage } from '../change/undo-message.ts';
import { listMessages } from '../read/list-messages.ts';
import { sendMessage } from '../send/send-message.ts';
import { changeRoom } from './change-room.ts';

let workspace: TestContext;
let ctx: Context;
beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
});
afterAll(() => workspace.close());

async function roomOfTwo() {
  const [ada, bob] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const { id } = await createRoom(ctx, ada, {
    name: 'Plans',
    visibility: 'public',
    memberIds: [bob.userId],
  });
  const send = (body: string) => sendMessage(ctx, ada, { conversationId: id, clientId: newId(), body });
  return { ada, bob, id, send };
}

describe('renaming a room', () => {
  it('leaves a line in its log, with numbers as any message and no body', async () => {
    const { ada, id, send } = await roomOfTwo();
    await send('first');
    await changeRoom(ctx, ada, { id, name: 'Design' });
    await send('second');
    const { items } = await listMessages(ctx, ada, { conversationId: id, limit: 10 });
    expect(items.map(({ seq, body, event }) => [seq, body, event])).toEqual([
      [1, 'first', null],
      [2, '', { type: 'renamed', userIds: [ada.userId], text: 'Design' }],
      [3, 'second', null],
    ]);
    expect(items[1]).toMatchObject({ senderId: ada.userId, revision: 2 });
  });

  it('is unread for no member, marks nothing as read, and is not the last message of the list', async () => {
    const { ada, bob, id, send } = await roomOfTwo();
    await send('first');
    await changeRoom(ctx, ada, { id, name: 'Design' });
    const seen = await getConversation(ctx, bob, { id });
    expect(seen).toMatchObject({ unreadCount: 1, lastSeq: 2, lastMessage: { body: 'first', event: null } });
    await sendMessage(ctx, bob, { conversationId: id, clientId: newId(), body: 'answer' });
    await changeRoom(ctx, ada, { id, name: 'Design again' });
    expect(await getConversation(ctx, ada, { id })).toMatchObject({ unreadCount: 1, lastSeq: 4 });
  });

  it('leaves no line when the name stays, or something else changes', async () => {
    const { ada, id } = await roomOfTwo();
    await changeRoom(ctx, ada, { id, name: 'Plans' });
    await changeRoom(ctx, ada, { id, topic: '', isAnnouncement: true });
    expect((await getConversation(ctx, ada, { id })).lastSeq).toBe(0);
  });

  it('leaves a line that takes no change, reaction or answer', async () => {
    const { ada, id } = await roomOfTwo();
    await changeRoom(ctx, ada, { id, name: 'Design' });
    const { items } = await listMessages(ctx, ada, { conversationId: id, limit: 10 });
    const line = { id: items[0]?.id ?? '' };
    const forbidden = { code: 'forbidden' };
    await expect(editMessage(ctx, ada, { ...line, body: 'more' })).rejects.toMatchObject(forbidden);
    await expect(deleteMessage(ctx, ada, line)).rejects.toMatchObject(forbidden);
    await expect(undoMessage(ctx, ada, line)).rejects.toMatchObject(forbidden);
    await expect(setReaction(ctx, ada, { ...line, emoji: '👍', isOn: true })).rejects.toMatchObject(
      forbidden,
    );
    const answer = { conversationId: id, clientId: newId(), body: 'answer', replyToId: line.id };
    await expect(sendMessage(ctx, ada, answer)).rejects.toMatchObject({ code: 'invalid' });
  });
});
