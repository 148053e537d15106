import type { Context } from '../../context/context.ts';
import { conversations } from '../../conversations/conversations.ts';
import { followMentions } from '../../conversations/follow-mentions.ts';
import { memberId } from '../../conversations/members/members.ts';
import { advanceMark } from '../../conversations/read-positions/advance-position.ts';
import { listed, type MessageDoc, messages } from '../messages.ts';
import { toMessage } from '../to-message.ts';

/** How many messages taken back a conversation remembers, so that they do not count as unread. */
const UNDONE_KEPT = 200;

/**
 * Lets the conversation follow a stored message: its numbers, its last message, its place in the list, the sender's own
 * marks, and the marks of those it mentions. Harmless when repeated or overtaken: nothing moves back. Resolves to whether
 * the conversation moved.
 */
export async function follow(ctx: Context, doc: MessageDoc): Promise<boolean> {
  const { conversationId, senderId, seq, mentions, revisions } = doc;
  const isNew = revisions.length === 1;
  // Who writes has read what stands before, and has their own message.
  const writer = { _id: memberId(conversationId, senderId), deliveredSeq: seq - 1 };
  const [hasMoved] = await Promise.all([
    followInConversation(ctx, doc),
    isNew ? advanceMark(ctx, writer, 'read', seq) : undefined,
    isNew && mentions.length === 0
      ? undefined
      : followMentions(ctx, { conversationId, seq, userIds: mentions.filter((id) => id !== senderId) }),
  ]);
  return hasMoved;
}

async function followInConversation(ctx: Context, doc: MessageDoc): Promise<boolean> {
  const { conversationId: _id, seq, revision, createdAt, isUndone } = doc;
  const lastMessage = toMessage(doc);
  const newer = await conversations.in(ctx.db).updateOne(
    { _id, lastSeq: { $lt: seq } },
    {
      $set: { lastSeq: seq, ...(isUndone ? {} : { lastMessage }) },
      $max: { revision, activityAt: createdAt },
    },
  );
  if (newer.matchedCount > 0 && !isUndone) return true;
  if (isUndone) await followUndone(ctx, doc);
  else {
    await conversations
      .in(ctx.db)
      .updateOne(
        { _id, 'lastMessage.id': doc._id, 'lastMessage.revision': { $lt: revision } },
        { $set: { lastMessage } },
      );
  }
  const moved = await conversations
    .in(ctx.db)
    .updateOne({ _id, revision: { $lt: revision } }, { $set: { revision } });
  return newer.matchedCount + moved.matchedCount > 0;
}

/** A message that was taken back counts as unread for nobody, and the one before it is the last again. */
async function followUndone(ctx: Context, { _id: id, conversationId, seq }: MessageDoc): Promise<void> {
  const before = await messages
    .in(ctx.db)
    .findOne(
      { conversationId, seq: { $lt: seq }, isUndone: false },
      { sort: { seq: -1 }, projection: listed },
    );
  await conversations
    .in(ctx.db)
    .updateOne(
      { _id: conversationId, undoneSeqs: { $ne: seq } },
      { $push: { undoneSeqs: { $each: [seq], $sort: 1, $slice: -UNDONE_KEPT } } },
    );
  await conversations
    .in(ctx.db)
    .updateOne(
      { _id: conversationId, 'lastMessage.id': id },
      { $set: { lastMessage: before && toMessage(before) } },
    );
}
