import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../contract/values/new-id.ts';
import { getConversation } from '../../conversations/get-conversation.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import { listMessages } from '../read/list-messages.ts';
import { sendMessage } from '../send/send-message.ts';
import {
  joinRoomWithLine,
  leaveRoomWithLine,
  removeMemberWithLine,
  setMemberWithLine,
} from './change-members.ts';
import { changeRoom } from './change-room.ts';

let workspace: TestContext;
beforeAll(async () => {
  workspace = await createTestContext();
});
afterAll(() => workspace.close());

it('who joins, is invited, leaves or is removed is in the log once, and is unread for no one', async () => {
  const { ctx } = workspace;
  const [ada, ben, cleo] = [
    await addPerson(ctx, 'ada'),
    await addPerson(ctx, 'ben'),
    await addPerson(ctx, 'cleo'),
  ];
  const room = await createRoom(ctx, ada, { name: 'Plans', visibility: 'public' });
  const { id: conversationId, slug } = room;
  const address = { slug: slug ?? '' };
  await joinRoomWithLine(ctx, ben, address);
  await joinRoomWithLine(ctx, ben, address);
  await setMemberWithLine(ctx, ada, { conversationId, userId: cleo.userId });
  await setMemberWithLine(ctx, ada, { conversationId, userId: cleo.userId, role: 'admin' });
  await sendMessage(ctx, ben, { conversationId, clientId: newId(), body: 'hello' });
  await changeRoom(ctx, ada, { id: conversationId, topic: 'Holidays' });
  await removeMemberWithLine(ctx, ada, { conversationId, userId: cleo.userId });
  await removeMemberWithLine(ctx, ada, { conversationId, userId: cleo.userId });
  await leaveRoomWithLine(ctx, ben, address);
  await leaveRoomWithLine(ctx, ben, address);
  const { items } = await listMessages(ctx, ada, { conversationId, limit: 50 });
  expect(
    items.map(({ seq, senderId, event }) => [seq, senderId, event?.type ?? null, event?.userIds]),
  ).toEqual([
    [1, ben.userId, 'joined', [ben.userId]],
    [2, ada.userId, 'invited', [cleo.userId]],
    [3, ben.userId, null, undefined],
    [4, ada.userId, 'topic', [ada.userId]],
    [5, ada.userId, 'removed', [cleo.userId]],
    [6, ben.userId, 'left', [ben.userId]],
  ]);
  expect(await getConversation(ctx, ada, { id: conversationId })).toMatchObject({
    unreadCount: 1,
    lastSeq: 6,
    lastMessage: { body: 'hello' },
  });
});
