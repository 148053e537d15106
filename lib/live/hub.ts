import { createHash } from 'node:crypto';
import { type FactOf, subscribeToFacts } from '../bus/facts.ts';
import { bookRevision } from '../contacts/address-book/address-book-revision.ts';
import type { Context } from '../context/context.ts';
import type { Heads } from '../contract/events.ts';
import { listConversationRevisions } from '../conversations/list-conversations.ts';
import { atMostEvery } from './at-most-every.ts';
import { createConversationDelivery } from './deliver-conversation.ts';
import { createFeeds } from './feeds.ts';
import type { Subscriptions } from './following.ts';
import { PresenceKeeper } from './presence-keeper.ts';
import { conversationOfRoom, rooms } from './rooms.ts';
import { reconcileEveryone, reconcileRooms } from './settle-rooms.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';

const PREPARING_MS = 10_000;
const LOBBY_PAUSE_MS = 1_000;

/** Brings facts from the bus to the sockets of this process: the middle of the live path. */
export interface Hub {
  readonly presence: PresenceKeeper;
  /** Before a connection is accepted: reads what its person may hear. Facts that arrive meanwhile are added. */
  prepare(userId: string): Promise<Subscriptions>;
  /** In the moment of connecting: joins every room, without waiting. */
  join(socket: LiveSocket, following: Subscriptions): void;
  /** How far everything has come that this person may read; null when that is what `mark` stands for already. */
  checkSync(userId: string, mark: string | undefined): Promise<{ mark: string; heads: Heads | null }>;
  close(): Promise<void>;
}

/** Starts to deliver. One per process. */
export async function startHub(ctx: Context, io: LiveServer): Promise<Hub> {
  const feeds = await createFeeds(ctx, io);
  const preparing = new Set<Subscriptions>();
  const lobby = atMostEvery(LOBBY_PAUSE_MS, () => {
    io.local.to(rooms.everyone).except(rooms.behind).emit('lobby:changed', {});
  });
  const delivery = createConversationDelivery({ ctx, io, feeds, preparing });
  const presence = new PresenceKeeper(ctx, (userId) => {
    const lastSeenAt = ctx.now().toISOString();
    const gone = { userId, presence: 'offline', lastSeenAt } as const;
    io.local.to(rooms.everyone).except(rooms.behind).emit('presence:changed', gone);
  });
  const attempt = (work: Promise<void>) => {
    work.catch((error: unknown) => {
      ctx.log.error({ err: error }, 'a fact could not be delivered');
      io.local.emit('sync:required', {});
    });
  };

  const unsubscribe = subscribeToFacts(
    ctx.bus,
    {
      message: feeds.message,
      contact: feeds.contact,
      favourite: ({ userId, ...mark }) => io.local.to(rooms.user(userId)).emit('contact:favourite', mark),
      apart: (apart) => io.local.to(rooms.everyone).except(rooms.behind).emit('contact:apart', apart),
      conversation: (fact) => attempt(delivery.deliver(fact)),
      receipt: ({ receipt, isToldToAll }) =>
        io.local
          .to(isToldToAll ? rooms.conversation(receipt.conversationId) : rooms.user(receipt.userId))
          .emit('receipt:changed', receipt),
      lobby: () => lobby.ask(),
      me: ({ userId }) => io.local.to(rooms.user(userId)).emit('me:changed', {}),
      draft: ({ userId, ...draft }) => io.local.to(rooms.user(userId)).emit('draft:changed', draft),
      typing: (typing) =>
        io.local
          .to(rooms.conversation(typing.conversationId))
          .except([rooms.user(typing.userId), rooms.behind])
          .emit('typing', typing),
      viewing: (viewing) =>
        io.local
          .to(rooms.contact(viewing.contactId))
          .except([rooms.user(viewing.userId), rooms.behind])
          .emit('contact:viewing', viewing),
      presence: (fact) => {
        presence.heard(fact);
        io.local.to(rooms.everyone).except(rooms.behind).emit('presence:changed', fact);
      },
      'presence:setting': ({ userId }) => presence.settingChanged(userId),
      'presence:ask': (ask) => presence.answer(ask),
      'session:ended': (fact) => endSessions(io, fact),
    },
    (channel) => ctx.log.warn({ channel }, 'a fact of an unknown kind was heard'),
  );
  const stopWatching = ctx.bus.onGap(() => attempt(reconcileEveryone({ ctx, io, feeds })));
  io.of('/').adapter.on('delete-room', (room: string) => {
    const conversationId = conversationOfRoom(room);
    if (conversationId !== null) feeds.forget(conversationId);
  });

  return {
    presence,
    async prepare(userId) {
      const following: Subscriptions = { userId, conversations: new Map(), lost: new Set() };
      preparing.add(following);
      // A client that is gone before it connects never joins.
      setTimeout(() => preparing.delete(following), PREPARING_MS).unref();
      for (const { conversationId, revision } of await listConversationRevisions(ctx, userId)) {
        following.conversations.set(conversationId, revision);
      }
      return following;
    },
    join(socket, following) {
      preparing.delete(following);
      const { userId, sessionId, tokenId } = socket.data.caller;
      const own = [rooms.everyone, rooms.user(userId)];
      if (sessionId !== null) own.push(rooms.session(sessionId));
      if (tokenId !== null) own.push(rooms.token(tokenId));
      void socket.join(own);
      for (const [conversationId, revision] of following.conversations) {
        if (following.lost.has(conversationId)) continue;
        feeds.follow(conversationId, revision);
        void socket.join(rooms.conversation(conversationId));
      }
    },
    async checkSync(userId, mark) {
      const [known, contactsRevision] = await Promise.all([
        listConversationRevisions(ctx, userId),
        bookRevision(ctx),
      ]);
      const heads = {
        conversations: known.map(({ conversationId: id, ...numbers }) => ({ id, ...numbers })),
        contactsRevision,
      };
      await reconcileRooms({ ctx, io, feeds }, userId, known);
      // Whoever looks mends what this process missed for everybody here.
      feeds.note(heads);
      const now = createHash('sha256').update(JSON.stringify(heads)).digest('base64url');
      return { mark: now, heads: now === mark ? null : heads };
    },
    async close() {
      unsubscribe();
      stopWatching();
      lobby.stop();
      await presence.close();
    },
  };
}

/** Closes the sockets of a session or token that has ended, after telling them why. */
function endSessions(io: LiveServer, { sessionId, tokenId, reason }: FactOf<'session:ended'>): void {
  const ended = [sessionId && rooms.session(sessionId), tokenId && rooms.token(tokenId)].filter(
    (room) => !!room,
  );
  for (const room of ended) {
    io.local.to(String(room)).emit('session:ended', { reason });
    io.local.in(String(room)).disconnectSockets(true);
  }
}
