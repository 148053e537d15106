import { users } from '../accounts/users.ts';
import { AppError, invalidField } from '../app-error.ts';
import { tell } from '../bus/facts.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Conversation } from '../contract/conversation.ts';
import { newId } from '../contract/ids.ts';
import { isDuplicate } from '../store/claim-next.ts';
import { type ConversationDoc, conversations } from './conversations.ts';
import { toConversations } from './to-conversation.ts';

interface OpenDirect {
  readonly userId: string;
}

/**
 * The one direct conversation of the caller and another person, made if there is none; also when both ask at once.
 * Throws `not_found` when there is no such person.
 */
export async function openDirect(
  ctx: Context,
  caller: Caller,
  { userId }: OpenDirect,
): Promise<{ conversation: Conversation; isNew: boolean }> {
  if (userId === caller.userId) throw invalidField('userId', 'Pick somebody else: this is you.');
  const other = await users.in(ctx.db).findOne({ _id: userId }, { projection: { _id: 1 } });
  if (!other) throw new AppError('not_found');
  const pair = caller.userId < userId ? `${caller.userId}|${userId}` : `${userId}|${caller.userId}`;
  const existing = await conversations.in(ctx.db).findOne({ pair });
  const { doc, isNew } = existing
    ? { doc: existing, isNew: false }
    : await create(ctx, pair, [caller.userId, userId]);
  if (isNew) {
    await tell(ctx.bus, 'conversation', {
      event: 'conversation:created',
      conversationId: doc._id,
      userIds: doc.members.map((member) => member.userId),
    });
  }
  const [conversation] = await toConversations(ctx, [doc], caller.userId);
  if (!conversation) throw new AppError('not_found');
  return { conversation, isNew };
}

async function create(
  ctx: Context,
  pair: string,
  userIds: readonly string[],
): Promise<{ doc: ConversationDoc; isNew: boolean }> {
  const now = ctx.now();
  const doc: ConversationDoc = {
    _id: newId(),
    kind: 'direct',
    pair,
    members: userIds.map((userId) => ({ userId, role: 'member', deliveredSeq: 0, readSeq: 0 })),
    lastSeq: 0,
    revision: 0,
    lastMessage: null,
    activityAt: now,
    createdAt: now,
  };
  try {
    await conversations.in(ctx.db).insertOne(doc);
    return { doc, isNew: true };
  } catch (error) {
    if (!isDuplicate(error, 'pair')) throw error;
    const first = await conversations.in(ctx.db).findOne({ pair });
    if (!first) throw error;
    return { doc: first, isNew: false };
  }
}
