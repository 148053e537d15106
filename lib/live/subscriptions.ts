import type { Subscription } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import type { Context } from '../context/context.ts';
import { partnerShownTo } from '../conversations/direct/partner-shown-to.ts';
import { gatherConversationIds, readRevisions } from '../conversations/list-conversations.ts';
import type { Feeds } from './feeds.ts';
import { joinPartners } from './presence-interest.ts';
import { rooms } from './rooms.ts';
import type { LiveSocket } from './sockets.ts';

const PREPARING_MS = 10_000;
/** A summary is written by then, or published again with its message. */
export const SUMMARY_WRITTEN_MS = 1_000;

/** What a socket will receive once it joins: read before it connects, so that nothing falls in between. */
export interface Subscriptions {
  readonly userId: string;
  /** The conversations, each with its latest revision. */
  readonly conversations: Map<string, number>;
  /** The other person of each direct conversation. */
  readonly partners: Set<string>;
  /** Memberships that ended meanwhile. */
  readonly lost: Set<string>;
  /** This process's subscriptions to the channels of all these, until the rooms that are joined hold their own. */
  readonly held: Subscription[];
}

/**
 * Subscribes to the channels of a connecting person and reads what they may receive, in this order, so that what is
 * published meanwhile arrives; facts that arrive before they join find them in `preparing`.
 */
export async function startSubscriptions(
  ctx: Context,
  preparing: Set<Subscriptions>,
  userId: string,
): Promise<Subscriptions> {
  const subscriptions: Subscriptions = {
    userId,
    conversations: new Map(),
    partners: new Set(),
    lost: new Set(),
    held: [],
  };
  preparing.add(subscriptions);
  // A client that is gone before it connects never joins.
  setTimeout(() => endPreparing(preparing, subscriptions), PREPARING_MS).unref();
  const hold = async (names: readonly string[]) => {
    const subscription = ctx.bus.subscribe(names);
    subscriptions.held.push(subscription);
    await subscription.confirmed;
  };
  await hold([channels.user(userId)]);
  const ids = await gatherConversationIds(ctx, userId);
  await hold(ids.map(channels.conversation));
  for (const conversation of await readRevisions(ctx, ids)) {
    subscriptions.conversations.set(conversation.conversationId, conversation.revision);
    const partner = partnerShownTo(userId, conversation);
    if (partner !== null) subscriptions.partners.add(partner);
  }
  await hold([...subscriptions.partners].map(channels.presence));
  return subscriptions;
}

/** After a socket has joined its rooms, or will not. */
export function endPreparing(preparing: Set<Subscriptions>, subscriptions: Subscriptions): void {
  preparing.delete(subscriptions);
  for (const subscription of subscriptions.held.splice(0)) subscription.end();
}

/** Puts a socket into the rooms of its caller and of every conversation it subscribes to, in one step. */
export function joinRooms(
  socket: LiveSocket,
  { conversations, partners, lost }: Subscriptions,
  feeds: Pick<Feeds, 'subscribe' | 'revisionOf'>,
): void {
  const { userId, sessionId, tokenId, role } = socket.data.caller;
  const own: string[] = [rooms.everyone, rooms.user(userId)];
  if (role === 'admin') own.push(rooms.admins);
  if (sessionId !== null) own.push(rooms.session(sessionId));
  if (tokenId !== null) own.push(rooms.token(tokenId));
  void socket.join(own);
  const missed = new Map<string, number>();
  for (const [conversationId, revision] of conversations) {
    if (lost.has(conversationId)) continue;
    feeds.subscribe(conversationId, revision);
    void socket.join(rooms.conversation(conversationId));
    const emitted = feeds.revisionOf(conversationId);
    if (emitted > revision) missed.set(conversationId, emitted);
  }
  joinPartners(socket, partners);
  if (missed.size > 0) setTimeout(() => requireMissed(socket, missed, feeds), SUMMARY_WRITTEN_MS).unref();
}

/**
 * For a socket that joined after something had been emitted that the store did not show yet: a summary follows its
 * message. Where something newer was emitted meanwhile, the page has noticed the gap itself.
 */
function requireMissed(
  socket: LiveSocket,
  missed: ReadonlyMap<string, number>,
  feeds: Pick<Feeds, 'revisionOf'>,
): void {
  const isUnnoticed = [...missed].some(([id, emitted]) => feeds.revisionOf(id) === emitted);
  if (isUnnoticed) socket.emit('sync:required', {});
}
