import type { Context } from '../context/context.ts';
import { listConversationRevisions } from '../conversations/list-conversations.ts';
import type { Feeds } from './feeds.ts';
import { rooms } from './rooms.ts';
import type { LiveSocket } from './sockets.ts';

const PREPARING_MS = 10_000;

/** What a socket will receive once it joins: read before it connects, so that nothing falls in between. */
export interface Subscriptions {
  readonly userId: string;
  /** The conversations, each with its latest revision. */
  readonly conversations: Map<string, number>;
  /** Memberships that ended meanwhile. */
  readonly lost: Set<string>;
}

/** Reads what a connecting person may receive; facts that arrive before they join find it in `preparing`. */
export async function startSubscriptions(
  ctx: Context,
  preparing: Set<Subscriptions>,
  userId: string,
): Promise<Subscriptions> {
  const subscriptions: Subscriptions = { userId, conversations: new Map(), lost: new Set() };
  preparing.add(subscriptions);
  // A client that is gone before it connects never joins.
  setTimeout(() => preparing.delete(subscriptions), PREPARING_MS).unref();
  for (const { conversationId, revision } of await listConversationRevisions(ctx, userId)) {
    subscriptions.conversations.set(conversationId, revision);
  }
  return subscriptions;
}

/** Puts a socket into the rooms of its caller and of every conversation it subscribes to, in one step. */
export function joinRooms(
  socket: LiveSocket,
  { conversations, lost }: Subscriptions,
  feeds: Pick<Feeds, 'subscribe'>,
): void {
  const { userId, sessionId, tokenId } = socket.data.caller;
  const own = [rooms.everyone, rooms.user(userId)];
  if (sessionId !== null) own.push(rooms.session(sessionId));
  if (tokenId !== null) own.push(rooms.token(tokenId));
  void socket.join(own);
  for (const [conversationId, revision] of conversations) {
    if (lost.has(conversationId)) continue;
    feeds.subscribe(conversationId, revision);
    void socket.join(rooms.conversation(conversationId));
  }
}
