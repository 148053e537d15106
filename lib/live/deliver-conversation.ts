import { presenceShownTo } from '../accounts/people/presence-policy.ts';
import type { FactOf } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import { readConversation } from '../conversations/read-conversation.ts';
import { rightsCache } from '../conversations/rights.ts';
import { toConversationsFor } from '../conversations/to-conversation.ts';
import { repairSummary } from '../messages/send/write-summaries.ts';
import type { Feeds } from './feeds.ts';
import { joinPartners } from './presence-interest.ts';
import { rooms } from './rooms.ts';
import type { LiveServer } from './sockets.ts';
import type { Subscriptions } from './subscriptions.ts';

interface Live {
  readonly ctx: Context;
  readonly io: LiveServer;
  readonly feeds: Feeds;
  /** Of the sockets that are connecting just now. */
  readonly preparing: ReadonlySet<Subscriptions>;
}

type Fact<E extends FactOf<'conversation'>['event']> = Extract<FactOf<'conversation'>, { readonly event: E }>;

/** Brings facts about conversations to the members who are connected to this process. */
export interface ConversationDelivery {
  deliver(fact: FactOf<'conversation'>): Promise<void>;
}

/** Makes the delivery of this process. Each member sees a conversation differently, so it is read for those here. */
export function createConversationDelivery(live: Live): ConversationDelivery {
  /** Conversations that are being emitted to every member; true when they changed once more meanwhile. */
  const emitting = new Map<string, boolean>();
  return {
    async deliver(fact) {
      forgetRights(live.ctx, fact);
      if (fact.event === 'conversation:removed') return endFeed(live, fact);
      if (fact.event === 'conversation:created') return await beginFeed(live, fact);
      const { conversationId, userIds } = fact;
      if (userIds !== null) {
        await emitToMembers(live, fact.event, conversationId, userIds);
        return;
      }
      // A hundred who join one after the other are emitted to every member a few times, not a hundred.
      const isEmitting = emitting.has(conversationId);
      emitting.set(conversationId, isEmitting);
      if (isEmitting) return;
      try {
        do {
          emitting.set(conversationId, false);
          await emitToMembers(live, fact.event, conversationId, membersHere(live, conversationId));
        } while (emitting.get(conversationId));
      } finally {
        emitting.delete(conversationId);
      }
    },
  };
}

function forgetRights(ctx: Context, fact: FactOf<'conversation'>): void {
  if (fact.event === 'conversation:removed') rightsCache(ctx).forget(fact.conversation.id, [fact.userId]);
  else rightsCache(ctx).forget(fact.conversationId, fact.userIds);
}

/** Subscribes the new members before anything is awaited, so that no message falls in between. */
async function beginFeed(live: Live, fact: Fact<'conversation:created'>): Promise<void> {
  const { conversationId, revision, userIds, event, kind } = fact;
  const { io, feeds, preparing } = live;
  for (const subscriptions of preparing) {
    if (!userIds.includes(subscriptions.userId)) continue;
    subscriptions.conversations.set(conversationId, revision);
    subscriptions.lost.delete(conversationId);
    if (kind === 'direct')
      for (const userId of othersOf(userIds, subscriptions.userId)) subscriptions.partners.add(userId);
  }
  const here = userIds.filter((userId) => io.of('/').adapter.rooms.has(rooms.user(userId)));
  if (here.length === 0) return;
  feeds.subscribe(conversationId, revision);
  for (const userId of here) io.in(rooms.user(userId)).socketsJoin(rooms.conversation(conversationId));
  if (kind === 'direct') await showPartners(live, userIds);
  const members = await emitToMembers(live, event, conversationId, here);
  // The fact may have arrived after the one that ended the membership.
  for (const userId of here) {
    if (!members.has(userId)) io.in(rooms.user(userId)).socketsLeave(rooms.conversation(conversationId));
  }
}

/** The two people of a new direct conversation receive each other's presence. */
async function showPartners({ ctx, io }: Live, userIds: readonly string[]): Promise<void> {
  for (const userId of userIds) {
    const partners = await presenceShownTo(ctx, userId, othersOf(userIds, userId));
    for (const socketId of io.of('/').adapter.rooms.get(rooms.user(userId)) ?? []) {
      const socket = io.of('/').sockets.get(socketId);
      if (socket) joinPartners(socket, partners);
    }
  }
}

function othersOf(userIds: readonly string[], userId: string): string[] {
  return userIds.filter((each) => each !== userId);
}

/** Takes a former member's sockets out of the room at once: nothing of the conversation reaches them any more. */
function endFeed({ io, preparing }: Live, fact: Fact<'conversation:removed'>): void {
  const { userId, conversation, event } = fact;
  for (const subscriptions of preparing) {
    if (subscriptions.userId === userId) subscriptions.lost.add(conversation.id);
  }
  io.in(rooms.user(userId)).socketsLeave(rooms.conversation(conversation.id));
  io.local.to(rooms.user(userId)).emit(event, conversation);
}

function membersHere({ io }: Live, conversationId: string): string[] {
  const socketIds = io.of('/').adapter.rooms.get(rooms.conversation(conversationId)) ?? [];
  const userIds = [...socketIds].map((id) => io.of('/').sockets.get(id)?.data.caller.userId);
  return [...new Set(userIds)].filter((userId) => userId !== undefined);
}

/** Emits to each of these members the conversation as they see it; to a former member, nothing. Resolves to the members. */
async function emitToMembers(
  { ctx, io, feeds }: Live,
  event: 'conversation:created' | 'conversation:updated',
  conversationId: string,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const here = userIds.filter((userId) => io.of('/').adapter.rooms.has(rooms.user(userId)));
  if (here.length === 0) return new Set();
  let doc = await readConversation(ctx, { _id: conversationId });
  const emitted = feeds.revisionOf(conversationId);
  if (doc && doc.revision < emitted) {
    // Another process has published a message and not written the summary yet.
    await repairSummary(ctx, conversationId, emitted);
    doc = await readConversation(ctx, { _id: conversationId });
  }
  if (!doc) return new Set();
  const summaries = await toConversationsFor(
    ctx,
    here.map((userId) => ({ doc, userId })),
  );
  for (const { userId, conversation } of summaries) {
    io.local.to(rooms.user(userId)).emit(event, conversation);
  }
  return new Set(summaries.map(({ userId }) => userId));
}
