import type { Subscription } from '../bus/bus.ts';
import { channels } from '../bus/channels.ts';
import type { Context } from '../context/context.ts';
import { readRevisions } from '../conversations/list-conversations.ts';
import type { ChangeStamps } from './change-stamps.ts';
import type { Feeds } from './feeds.ts';
import { conversationOfRoom, rooms, userOfRoom, watchedOfRoom } from './rooms.ts';
import type { LiveServer } from './sockets.ts';
import { SUMMARY_WRITTEN_MS } from './subscriptions.ts';

/** So many conversations are read at once. */
const BLOCK = 1_000;

interface Live {
  readonly ctx: Context;
  readonly io: LiveServer;
  readonly feeds: Feeds;
  readonly stamps: ChangeStamps;
  /** Runs work that takes time; should it fail, the pages are asked to catch up. */
  readonly attempt: (work: Promise<void>) => void;
}

/**
 * Keeps this process subscribed to the channel of each person, each conversation and each watched presence with a socket here, from the
 * first that joins its room to the last that leaves it. What was published before a subscription was confirmed is read
 * from the store.
 */
export function followRooms({ ctx, io, feeds, stamps, attempt }: Live): () => void {
  const subscriptions = new Map<string, Subscription>();
  const { adapter } = io.of('/');

  const readMissed = async (conversationId: string, subscription: Subscription) => {
    await subscription.confirmed;
    // What was published until now may not have come.
    stamps.note(rooms.conversation(conversationId));
    feeds.noteConversations(await readRevisions(ctx, [conversationId]));
  };
  /** Feeds begin where the store was when it was read, and a summary follows its message: they are compared once more. */
  const begun = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const compareBegun = () => {
    timer = undefined;
    const ids = [...begun];
    begun.clear();
    const blocks = Array.from({ length: Math.ceil(ids.length / BLOCK) }, (_, at) =>
      ids.slice(at * BLOCK, (at + 1) * BLOCK),
    );
    for (const block of blocks) attempt(readRevisions(ctx, block).then(feeds.noteConversations));
  };
  const handleCreated = (room: string) => {
    const channel = channelOfRoom(room);
    if (channel === null) return;
    const subscription = ctx.bus.subscribe([channel]);
    // While no socket was in it, what other processes published did not come here.
    if (ctx.bus.shared !== null) stamps.note(room);
    subscriptions.set(room, subscription);
    const conversationId = conversationOfRoom(room);
    if (conversationId === null) return;
    begun.add(conversationId);
    timer ??= setTimeout(compareBegun, SUMMARY_WRITTEN_MS).unref();
    if (!subscription.isConfirmed) attempt(readMissed(conversationId, subscription));
  };
  const handleDeleted = (room: string) => {
    subscriptions.get(room)?.end();
    subscriptions.delete(room);
    const conversationId = conversationOfRoom(room);
    if (conversationId !== null) feeds.unsubscribe(conversationId);
  };
  adapter.on('create-room', handleCreated);
  adapter.on('delete-room', handleDeleted);
  return () => {
    clearTimeout(timer);
    adapter.off('create-room', handleCreated);
    adapter.off('delete-room', handleDeleted);
    for (const subscription of subscriptions.values()) subscription.end();
  };
}

function channelOfRoom(room: string): string | null {
  const userId = userOfRoom(room);
  if (userId !== null) return channels.user(userId);
  const watchedId = watchedOfRoom(room);
  if (watchedId !== null) return channels.presence(watchedId);
  const conversationId = conversationOfRoom(room);
  return conversationId === null ? null : channels.conversation(conversationId);
}
