import type { FactOf } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import { conversations } from '../conversations/conversations.ts';
import { toConversationsFor } from '../conversations/to-conversation.ts';
import type { Feeds } from './feeds.ts';
import type { Subscriptions } from './following.ts';
import { rooms } from './rooms.ts';
import type { LiveServer } from './sockets.ts';

interface Live {
  readonly ctx: Context;
  readonly io: LiveServer;
  readonly feeds: Feeds;
  /** Those who are connecting just now. */
  readonly preparing: ReadonlySet<Subscriptions>;
}

type Fact<E extends FactOf<'conversation'>['event']> = Extract<FactOf<'conversation'>, { readonly event: E }>;

/** Brings facts about conversations to the members who are connected to this process. */
export interface ConversationDelivery {
  deliver(fact: FactOf<'conversation'>): Promise<void>;
}

/** Makes the delivery of this process. Each member sees a conversation differently, so it is read for those here. */
export function createConversationDelivery(live: Live): ConversationDelivery {
  /** Conversations that are being told to every member; true when they changed once more meanwhile. */
  const telling = new Map<string, boolean>();
  return {
    async deliver(fact) {
      if (fact.event === 'conversation:removed') return endFeed(live, fact);
      if (fact.event === 'conversation:created') return await beginFeed(live, fact);
      const { conversationId, userIds } = fact;
      if (userIds !== null) return await emitToMembers(live, fact.event, conversationId, userIds);
      // A hundred joining one after the other are told to everybody a few times, not a hundred.
      const isTelling = telling.has(conversationId);
      telling.set(conversationId, isTelling);
      if (isTelling) return;
      try {
        do {
          telling.set(conversationId, false);
          await emitToMembers(live, fact.event, conversationId, membersHere(live, conversationId));
        } while (telling.get(conversationId));
      } finally {
        telling.delete(conversationId);
      }
    },
  };
}

/** Before anything is waited for, so that nothing falls in between: the new members hear messages from now on. */
async function beginFeed(live: Live, fact: Fact<'conversation:created'>): Promise<void> {
  const { conversationId, revision, userIds, event } = fact;
  const { io, feeds, preparing } = live;
  for (const following of preparing) {
    if (!userIds.includes(following.userId)) continue;
    following.conversations.set(conversationId, revision);
    following.lost.delete(conversationId);
  }
  const here = userIds.filter((userId) => io.of('/').adapter.rooms.has(rooms.user(userId)));
  if (here.length === 0) return;
  feeds.follow(conversationId, revision);
  for (const userId of here) io.in(rooms.user(userId)).socketsJoin(rooms.conversation(conversationId));
  await emitToMembers(live, event, conversationId, here);
}

/** In the same moment nothing of the conversation reaches them any more. */
function endFeed({ io, preparing }: Live, fact: Fact<'conversation:removed'>): void {
  const { userId, conversation, event } = fact;
  for (const following of preparing) {
    if (following.userId === userId) following.lost.add(conversation.id);
  }
  io.in(rooms.user(userId)).socketsLeave(rooms.conversation(conversation.id));
  io.local.to(rooms.user(userId)).emit(event, conversation);
}

function membersHere({ io }: Live, conversationId: string): string[] {
  const socketIds = io.of('/').adapter.rooms.get(rooms.conversation(conversationId)) ?? [];
  const userIds = [...socketIds].map((id) => io.of('/').sockets.get(id)?.data.caller.userId);
  return [...new Set(userIds)].filter((userId) => userId !== undefined);
}

/** Tells each of these members how the conversation looks to them; who is none any more is told nothing. */
async function emitToMembers(
  { ctx, io }: Live,
  event: 'conversation:created' | 'conversation:updated',
  conversationId: string,
  userIds: readonly string[],
): Promise<void> {
  const here = userIds.filter((userId) => io.of('/').adapter.rooms.has(rooms.user(userId)));
  if (here.length === 0) return;
  const doc = await conversations.in(ctx.db).findOne({ _id: conversationId });
  if (!doc) return;
  const views = await toConversationsFor(
    ctx,
    here.map((userId) => ({ doc, userId })),
  );
  for (const { userId, conversation } of views) {
    io.local.to(rooms.user(userId)).emit(event, conversation);
  }
}
