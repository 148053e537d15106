import { tell } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import type { ServerEventPayload } from '../contract/events.ts';
import type { ConversationDoc } from './conversations.ts';

/** Tells these people that they are members of this conversation from now on. */
export async function tellCreated(
  ctx: Context,
  { _id, revision }: Pick<ConversationDoc, '_id' | 'revision'>,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await tell(ctx.bus, 'conversation', {
    event: 'conversation:created',
    conversationId: _id,
    revision,
    userIds: [...userIds],
  });
}

/** Tells these members, or all of them, that the conversation looks different to them. */
export async function tellUpdated(
  ctx: Context,
  conversationId: string,
  userIds: readonly string[] | 'everybody' = 'everybody',
): Promise<void> {
  await tell(ctx.bus, 'conversation', {
    event: 'conversation:updated',
    conversationId,
    userIds: userIds === 'everybody' ? null : [...userIds],
  });
}

/** Ends a former member's live feed, and tells them the conversation as they last saw it, and who ended it. */
export async function tellRemoved(
  ctx: Context,
  userId: string,
  conversation: ServerEventPayload<'conversation:removed'>,
): Promise<void> {
  await tell(ctx.bus, 'conversation', { event: 'conversation:removed', userId, conversation });
}

/** Tells everybody that the lobby looks different, if this room stands, or stood, in it for all to see. */
export async function tellLobby(ctx: Context, ...looks: readonly (ConversationDoc | null)[]): Promise<void> {
  if (looks.some((doc) => doc?.room?.visibility === 'public')) await tell(ctx.bus, 'lobby', {});
}
