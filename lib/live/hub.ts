import { channels } from '../bus/channels.ts';
import { handleFacts } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import type { LatestRevisions, ServerEventPayload } from '../contract/events.ts';
import { rightsCache } from '../conversations/rights.ts';
import { atMostEvery } from '../process/at-most-every.ts';
import { ChangeStamps } from './change-stamps.ts';
import { checkSync } from './check-sync.ts';
import { createConversationDelivery } from './deliver-conversation.ts';
import { deliveriesOf } from './deliver-facts.ts';
import { createFeeds } from './feeds.ts';
import { emitNewPeople } from './new-people.ts';
import { watchedHere, watchPresence } from './presence-interest.ts';
import { PresenceKeeper } from './presence-keeper.ts';
import { reconcileEveryone } from './reconcile-rooms.ts';
import { followRooms } from './room-channels.ts';
import { rooms } from './rooms.ts';
import { type SocketChecks, startSocketChecks } from './socket-checks.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';
import { endPreparing, joinRooms, type Subscriptions, startSubscriptions } from './subscriptions.ts';

const LOBBY_PAUSE_MS = 1_000;
/** Another process has written the summaries of what it published by then, unless it died. */
const SUMMARY_LAG_MS = 10_000;

/** Brings facts from the bus to the sockets of this process: the middle of the live path. */
export interface Hub {
  readonly presence: PresenceKeeper;
  /** Before a connection is accepted: reads what its person may receive. Facts that arrive meanwhile are added. */
  prepare(userId: string): Promise<Subscriptions>;
  /** In the moment of connecting: joins every room, without waiting. */
  join(socket: LiveSocket, subscriptions: Subscriptions): void;
  /**
   * Before the first event of a socket: its session or token may have ended before it was in the rooms that a fact reaches.
   * One that sends nothing is checked within half a second.
   */
  checkJoined(socket: LiveSocket): Promise<void>;
  /**
   * The latest revisions of what this socket's person may read; null when that is what the sync token covers already. Throws
   * `session_ended`, and closes the socket, when the fact that said so was lost.
   */
  checkSync(
    socket: LiveSocket,
    token: string | undefined,
  ): Promise<{ mark: string; heads: LatestRevisions | null }>;
  /** From now on the socket receives the presence of these people instead of those it watched before. */
  watchPresence(
    socket: LiveSocket,
    userIds: readonly string[],
  ): Promise<{ people: ServerEventPayload<'presence:changed'>[] }>;
  close(): Promise<void>;
}

/** Starts to deliver. One per process. What goes where is said in `deliver-facts.ts`. */
export async function startHub(ctx: Context, io: LiveServer): Promise<Hub> {
  // Before the feeds read where they begin, so that they miss nothing.
  const everyProcess = ctx.bus.subscribe([channels.workspace, channels.addressBook]);
  await everyProcess.confirmed;
  const feeds = await createFeeds(ctx, io);
  const preparing = new Set<Subscriptions>();
  const lobby = atMostEvery(LOBBY_PAUSE_MS, () => {
    io.local.to(rooms.everyone).except(rooms.behind).emit('lobby:changed', {});
  });
  const newPeople = emitNewPeople(io);
  const presence = new PresenceKeeper(ctx, {
    watched: () => watchedHere(io),
    isWatched: (userId) => io.of('/').adapter.rooms.has(rooms.presence(userId)),
    emit: (change) =>
      io.local.to(rooms.presence(change.userId)).except(rooms.behind).emit('presence:changed', change),
  });
  const attempt = (work: Promise<void>) => {
    work.catch((error: unknown) => {
      ctx.log.error({ err: error }, 'a fact could not be delivered');
      io.local.emit('sync:required', {});
    });
  };
  const conversations = createConversationDelivery({ ctx, io, feeds, preparing });
  const rights = rightsCache(ctx);
  // Within one process a sync check waits for the summaries.
  const stamps = new ChangeStamps(ctx.bus.shared === null ? 0 : SUMMARY_LAG_MS);
  const stopHandling = handleFacts(
    ctx.bus,
    deliveriesOf({
      ctx,
      io,
      feeds,
      conversations,
      presence,
      stamps,
      askLobby: lobby.ask,
      addPerson: newPeople.add,
      attempt,
    }),
    (channel) => ctx.log.warn({ channel }, 'a fact of an unknown kind was received'),
  );
  // Facts of a bus between processes can be missed without a word for some seconds.
  rights.keep(() => ctx.bus.shared === null);
  const checks: SocketChecks = startSocketChecks(ctx, io);
  const stopWatching = ctx.bus.onGap(() => {
    rights.forgetAll();
    stamps.forgetAll();
    attempt(checks.checkAll().then(() => reconcileEveryone({ ctx, io, feeds })));
  });
  const stopDoubting = ctx.bus.onLoss(() => stamps.forgetAll());
  const stopFollowing = followRooms({ ctx, io, feeds, stamps, attempt });

  return {
    presence,
    prepare: (userId) => startSubscriptions(ctx, preparing, userId),
    join(socket, subscriptions) {
      joinRooms(socket, subscriptions, feeds);
      endPreparing(preparing, subscriptions);
    },
    checkJoined: checks.checkJoined,
    async checkSync(socket, token) {
      await checks.checkInUse(socket);
      return await checkSync({ ctx, io, feeds, stamps }, socket, token);
    },
    watchPresence: (socket, userIds) => watchPresence(ctx, socket, userIds),
    async close() {
      stopHandling();
      stopWatching();
      stopDoubting();
      stopFollowing();
      everyProcess.end();
      lobby.stop();
      newPeople.stop();
      checks.close();
      await presence.close();
    },
  };
}
