import { presenceShownTo } from '../accounts/people/presence-policy.ts';
import { readPresence } from '../accounts/people/read-presence.ts';
import { channels } from '../bus/channels.ts';
import type { Context } from '../context/context.ts';
import type { ServerEventPayload } from '../contract/events.ts';
import { rooms, watchedOfRoom } from './rooms.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';

/** Whose presence a socket receives, each for a reason of its own. */
interface Interest {
  /** The other person of each direct conversation. */
  readonly partners: Set<string>;
  /** Those whom the page shows, as it asked for them. */
  asked: ReadonlySet<string>;
  /** Those of them whose presence it receives. */
  watched: ReadonlySet<string>;
}

const interests = new WeakMap<LiveSocket, Interest>();

function interestOf(socket: LiveSocket): Interest {
  const known = interests.get(socket);
  if (known) return known;
  const interest: Interest = { partners: new Set(), asked: new Set(), watched: new Set() };
  interests.set(socket, interest);
  return interest;
}

/** From now on this socket receives the presence of these people, the other ones of its direct conversations. */
export function joinPartners(socket: LiveSocket, userIds: Iterable<string>): void {
  const { partners } = interestOf(socket);
  for (const userId of userIds) {
    partners.add(userId);
    void socket.join(rooms.presence(userId));
  }
}

/**
 * From now on this socket receives the presence of these people instead of those it watched before. Resolves to their
 * presence, read after it has begun to receive changes; unknown people are left out.
 */
export async function watchPresence(
  ctx: Context,
  socket: LiveSocket,
  userIds: readonly string[],
): Promise<{ people: ServerEventPayload<'presence:changed'>[] }> {
  const asked = new Set(userIds);
  interestOf(socket).asked = asked;
  const ids = await presenceShownTo(ctx, socket.data.caller.userId, [...asked]);
  const known = (await readPresence(ctx, ids)).map(({ userId }) => userId);
  // The rooms hold the channels once they are joined.
  const held = ctx.bus.subscribe(known.map(channels.presence));
  await held.confirmed;
  if (socket.connected) replaceWatched(socket, new Set(known));
  held.end();
  return { people: await readPresence(ctx, known) };
}

function replaceWatched(socket: LiveSocket, watched: ReadonlySet<string>): void {
  const interest = interestOf(socket);
  for (const userId of interest.watched)
    if (!watched.has(userId) && !interest.partners.has(userId)) void socket.leave(rooms.presence(userId));
  for (const userId of watched) void socket.join(rooms.presence(userId));
  interest.watched = watched;
}

/** From now on this socket no longer receives the presence of a person, whatever its reason was. */
export function leavePresence(socket: LiveSocket, userId: string): void {
  const interest = interestOf(socket);
  interest.partners.delete(userId);
  interest.watched = new Set([...interest.watched].filter((each) => each !== userId));
  void socket.leave(rooms.presence(userId));
}

/** Everyone whose presence some socket of this process receives. */
export function watchedHere(io: LiveServer): string[] {
  return [...io.of('/').adapter.rooms.keys()].flatMap((room) => watchedOfRoom(room) ?? []);
}

interface Resumed {
  readonly userId: string;
  readonly otherId: string;
  readonly arePartners: boolean;
}

/**
 * From now on the sockets of a person receive the presence of another one again, where they have a reason to, and what it
 * is now: neither blocks the other any more.
 */
export async function resumePresence(
  ctx: Context,
  io: LiveServer,
  { userId, otherId, arePartners }: Resumed,
): Promise<void> {
  const { sockets, adapter } = io.of('/');
  const resumed = [...(adapter.rooms.get(rooms.user(userId)) ?? [])]
    .flatMap((socketId) => sockets.get(socketId) ?? [])
    .filter((socket) => arePartners || interestOf(socket).asked.has(otherId));
  if (resumed.length === 0) return;
  const held = ctx.bus.subscribe([channels.presence(otherId)]);
  await held.confirmed;
  // Blocked again meanwhile: that fact came first.
  const isShown = (await presenceShownTo(ctx, userId, [otherId])).length > 0;
  const [presence] = isShown ? await readPresence(ctx, [otherId]) : [];
  for (const socket of resumed) {
    if (!presence || !socket.connected) continue;
    const interest = interestOf(socket);
    if (arePartners) interest.partners.add(otherId);
    if (interest.asked.has(otherId)) interest.watched = new Set([...interest.watched, otherId]);
    void socket.join(rooms.presence(otherId));
    socket.emit('presence:changed', presence);
  }
  held.end();
}
