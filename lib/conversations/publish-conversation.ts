import { publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import type { ServerEventPayload } from '../contract/events.ts';
import type { ConversationDoc } from './conversations.ts';
import { rightsCache } from './rights.ts';

/** Publishes that these people are members of this conversation from now on. */
export async function publishConversationCreated(
  ctx: Context,
  { _id, revision, kind }: Pick<ConversationDoc, '_id' | 'revision' | 'kind'>,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  rightsCache(ctx).forget(_id, userIds);
  await publishFact(ctx.bus, 'conversation', {
    event: 'conversation:created',
    conversationId: _id,
    revision,
    userIds: [...userIds],
    kind,
  });
}

/** Publishes that the conversation changed for these members, or to all of them. */
export async function publishConversationUpdated(
  ctx: Context,
  conversationId: string,
  userIds: readonly string[] | 'everyone' = 'everyone',
): Promise<void> {
  rightsCache(ctx).forget(conversationId, userIds === 'everyone' ? null : userIds);
  await publishFact(ctx.bus, 'conversation', {
    event: 'conversation:updated',
    conversationId,
    userIds: userIds === 'everyone' ? null : [...userIds],
  });
}

/** Publishes the end of a membership: the conversation as the former member last saw it, and who ended it. */
export async function publishConversationRemoved(
  ctx: Context,
  userId: string,
  conversation: ServerEventPayload<'conversation:removed'>,
): Promise<void> {
  rightsCache(ctx).forget(conversation.id, [userId]);
  await publishFact(ctx.bus, 'conversation', { event: 'conversation:removed', userId, conversation });
}

/** Publishes that the lobby changed, if one of these versions of the room is shown in it to everyone. */
export async function publishLobbyChanged(
  ctx: Context,
  ...versions: readonly (ConversationDoc | null)[]
): Promise<void> {
  if (versions.some((doc) => doc?.room?.visibility === 'public')) await publishFact(ctx.bus, 'lobby', {});
}
