import type { Context } from '../context/context.ts';
import { partnerShownTo } from '../conversations/direct/partner-shown-to.ts';
import { listConversationRevisions } from '../conversations/list-conversations.ts';
import { memberIdsAmong } from '../conversations/member-ids-among.ts';
import { rightsCache } from '../conversations/rights.ts';
import type { Feeds } from './feeds.ts';
import { joinPartners } from './presence-interest.ts';
import { conversationOfRoom, rooms } from './rooms.ts';
import type { LiveServer } from './sockets.ts';

interface Live {
  readonly ctx: Context;
  readonly io: LiveServer;
  readonly feeds: Feeds;
}

type Revisions = Awaited<ReturnType<typeof listConversationRevisions>>;

/** After a gap of the bus: corrects the rooms of every socket here, and asks the pages to catch up. */
export async function reconcileEveryone({ ctx, io, feeds }: Live): Promise<void> {
  const sockets = [...io.of('/').sockets.values()];
  for (const userId of new Set(sockets.map((socket) => socket.data.caller.userId))) {
    await reconcileRooms({ ctx, io, feeds }, userId, await listConversationRevisions(ctx, userId));
  }
  io.local.emit('sync:required', {});
}

/**
 * Compares the rooms of a person's sockets here with their memberships, and joins or leaves where a fact that said so
 * was lost.
 */
export async function reconcileRooms(
  { ctx, io, feeds }: Live,
  userId: string,
  known: Revisions,
): Promise<void> {
  const { sockets, adapter } = io.of('/');
  const rights = rightsCache(ctx);
  for (const { conversationId, version } of known) rights.noteVersion(conversationId, version);
  const partners = known.flatMap((conversation) => partnerShownTo(userId, conversation) ?? []);
  const isTheirs = new Set(known.map(({ conversationId }) => conversationId));
  for (const socketId of [...(adapter.rooms.get(rooms.user(userId)) ?? [])]) {
    const socket = sockets.get(socketId);
    if (!socket) continue;
    for (const { conversationId, revision } of known) {
      if (socket.rooms.has(rooms.conversation(conversationId))) continue;
      if (!(await isMemberNow(ctx, conversationId, userId))) continue;
      feeds.subscribe(conversationId, revision);
      void socket.join(rooms.conversation(conversationId));
    }
    joinPartners(socket, partners);
    for (const room of [...socket.rooms]) {
      const conversationId = conversationOfRoom(room);
      if (conversationId === null || isTheirs.has(conversationId)) continue;
      if (await isMemberNow(ctx, conversationId, userId)) continue;
      rights.forget(conversationId, [userId]);
      void socket.leave(room);
    }
  }
}

/** Asked again where the latest revisions and a socket differ: the person may have come or gone after they were read. */
async function isMemberNow(ctx: Context, conversationId: string, userId: string): Promise<boolean> {
  return (await memberIdsAmong(ctx, conversationId, [userId])).length > 0;
}
