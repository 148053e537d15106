import { blockersBetween } from '../../accounts/blocks/blocks.ts';
import { type UserDoc, users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import { newId } from '../../contract/values/new-id.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ConversationDoc, conversations, newConversation } from '../conversations.ts';
import { memberId, members, newMember } from '../members.ts';
import { publishConversationCreated } from '../publish-conversation.ts';
import { readConversation } from '../read-conversation.ts';
import { toConversation } from '../to-conversation.ts';
import { pairOf } from './pair-of.ts';

interface OpenDirect {
  readonly userId: string;
}

/**
 * The one direct conversation of the caller and another person, made if there is none; also when both ask at once.
 * Throws `not_found` when there is no such person, `not_accepted` when a new one cannot be begun.
 */
export async function openDirect(
  ctx: Context,
  caller: Caller,
  { userId }: OpenDirect,
): Promise<{ conversation: Conversation; isNew: boolean }> {
  if (userId === caller.userId) throw invalidField('userId', 'Pick another person: this is you.');
  const other = await users.in(ctx.db).findOne({ _id: userId }, { projection: { state: 1 } });
  if (!other) throw new AppError('not_found');
  const pair = pairOf(caller.userId, userId);
  const existing = await readConversation(ctx, { pair });
  if (!existing) await requireAccepting(ctx, caller, other);
  const { doc, isNew } = existing ? { doc: existing, isNew: false } : await create(ctx, pair);
  await addMembers(ctx, doc, [caller.userId, userId]);
  if (isNew) await noteBlocks(ctx, doc._id, [caller.userId, userId]);
  if (isNew) await publishConversationCreated(ctx, doc, [caller.userId, userId]);
  return { conversation: await toConversation(ctx, doc, caller.userId), isNew };
}

/** A new conversation needs two people who are here and do not block each other. Throws `not_accepted`. */
async function requireAccepting(
  ctx: Context,
  { userId }: Caller,
  other: Pick<UserDoc, '_id' | 'state'>,
): Promise<void> {
  if (other.state !== undefined || (await blockersBetween(ctx, userId, other._id)).length > 0)
    throw new AppError('not_accepted');
}

/** A block that came while the conversation was made did not find it. */
async function noteBlocks(ctx: Context, id: string, [one, other]: readonly [string, string]): Promise<void> {
  const blockedBy = await blockersBetween(ctx, one, other);
  if (blockedBy.length > 0)
    await conversations.in(ctx.db).updateOne({ _id: id }, { $addToSet: { blockedBy: { $each: blockedBy } } });
}

async function create(ctx: Context, pair: string): Promise<{ doc: ConversationDoc; isNew: boolean }> {
  const doc = newConversation(newId(), ctx.now(), { kind: 'direct', pair, memberCount: 2 });
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

/** Makes both people members, unless they are; so the next opening repairs what a crash left undone. */
async function addMembers(ctx: Context, doc: ConversationDoc, userIds: readonly string[]): Promise<void> {
  const sorted = [...userIds].sort((a, b) => (a < b ? -1 : 1));
  const present = await members.in(ctx.db).countDocuments({
    conversationId: doc._id,
    _id: { $in: sorted.map((userId) => memberId(doc._id, userId)) },
  });
  if (present === sorted.length) return;
  for (const [index, userId] of sorted.entries()) {
    const { _id, ...rest } = newMember(doc._id, userId, {
      role: 'member',
      place: index + 1,
      seq: 0,
      joinedAt: doc.createdAt,
    });
    await members.in(ctx.db).updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
  }
}
