import type { Context } from '../context.ts';
import { listConversationHeads } from '../conversations/list-conversations.ts';
import type { Feeds } from './feeds.ts';
import { conversationOfRoom, rooms } from './rooms.ts';
import type { LiveServer } from './sockets.ts';

/**
 * After a time in which facts may have been lost: lets every socket here hear the conversations that its person is a
 * member of now, and no other, and asks the pages to catch up.
 */
export async function catchUpMemberships(ctx: Context, io: LiveServer, feeds: Feeds): Promise<void> {
  const { sockets, adapter } = io.of('/');
  for (const userId of new Set([...sockets.values()].map((socket) => socket.data.caller.userId))) {
    const heads = await listConversationHeads(ctx, userId);
    const now = new Set(heads.map(({ conversationId }) => conversationId));
    for (const { conversationId, revision } of heads) {
      feeds.follow(conversationId, revision);
      io.in(rooms.user(userId)).socketsJoin(rooms.conversation(conversationId));
    }
    for (const socketId of adapter.rooms.get(rooms.user(userId)) ?? []) {
      for (const room of adapter.sids.get(socketId) ?? []) {
        const conversationId = conversationOfRoom(room);
        if (conversationId !== null && !now.has(conversationId)) void sockets.get(socketId)?.leave(room);
      }
    }
  }
  io.local.emit('sync:required', {});
}
