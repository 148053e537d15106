import type { Context } from '../../context/context.ts';
import { isUncounted } from '../../contract/conversations/message-rules.ts';
import { conversations } from '../../conversations/conversations.ts';
import { memberId } from '../../conversations/members.ts';
import { advancePosition } from '../../conversations/read-positions/advance-position.ts';
import { updateMentions } from '../../conversations/update-mentions.ts';
import { listed, type MessageDoc, messages } from '../messages.ts';
import { toMessage } from '../to-message.ts';

/** How many numbers of undone messages and of events a conversation remembers, as they are never unread. */
const UNDONE_KEPT = 200;

/**
 * Brings the conversation up to a stored message: its numbers, its last message, its position in the list, the sender's
 * read position, and the mentions of members. Harmless when repeated or overtaken: nothing moves back. Resolves to
 * whether the conversation changed.
 */
export async function updateConversation(ctx: Context, doc: MessageDoc): Promise<boolean> {
  const { conversationId, senderId, seq, mentions, revisions } = doc;
  const isNew = revisions.length === 1;
  const isWritten = isNew && !doc.event;
  // Whoever writes has read what came before, and has their own message.
  const writer = { _id: memberId(conversationId, senderId), deliveredSeq: seq - 1 };
  const [hasChanged] = await Promise.all([
    updateSummary(ctx, doc),
    isWritten ? advancePosition(ctx, writer, 'read', seq) : undefined,
    isNew && mentions.length === 0
      ? undefined
      : updateMentions(ctx, { conversationId, seq, userIds: mentions.filter((id) => id !== senderId) }),
  ]);
  return hasChanged;
}

async function updateSummary(ctx: Context, doc: MessageDoc): Promise<boolean> {
  const { conversationId: _id, seq, revision, createdAt } = doc;
  const lastMessage = toMessage(doc);
  const isQuiet = isUncounted(lastMessage);
  const newer = await conversations.in(ctx.db).updateOne(
    { _id, lastSeq: { $lt: seq } },
    {
      $set: { lastSeq: seq, ...(isQuiet ? {} : { lastMessage }) },
      $max: { revision, activityAt: createdAt },
    },
  );
  if (newer.matchedCount > 0 && !isQuiet) return true;
  if (isQuiet) await leaveUncounted(ctx, doc);
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

/** An undone message or an event does not count as unread, and the one before it is the last one. */
async function leaveUncounted(ctx: Context, { _id: id, conversationId, seq }: MessageDoc): Promise<void> {
  const before = await messages
    .in(ctx.db)
    .findOne(
      { conversationId, seq: { $lt: seq }, isUndone: false, event: null },
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
