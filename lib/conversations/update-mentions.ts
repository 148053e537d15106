import type { AnyBulkWriteOperation } from 'mongodb';
import { BY_ID, type MemberDoc, memberId } from './members.ts';

/** How many of the newest mentions of a person in one conversation are counted. */
const MENTIONS_KEPT = 100;

interface Mentioned {
  readonly conversationId: string;
  readonly seq: number;
  /** Whom the message mentions as it is now. */
  readonly userIds: readonly string[];
}

/** Lets the members know whom message `seq` mentions. */
export function mentionUpdates({
  conversationId,
  seq,
  userIds,
}: Mentioned): AnyBulkWriteOperation<MemberDoc>[] {
  if (userIds.length === 0) return [];
  const ids = userIds.map((userId) => memberId(conversationId, userId));
  return [
    {
      updateMany: {
        filter: { conversationId, _id: { $in: ids }, mentionSeqs: { $ne: seq } },
        update: notedMention(seq),
        hint: BY_ID,
      },
    },
  ];
}

/** Lets all members but the sender know that message `seq` mentions them. It reads all members. */
export function everyoneMentionUpdate({
  conversationId,
  seq,
  senderId,
}: Pick<Mentioned, 'conversationId' | 'seq'> & {
  readonly senderId: string;
}): AnyBulkWriteOperation<MemberDoc> {
  return {
    updateMany: {
      filter: { conversationId, userId: { $ne: senderId }, mentionSeqs: { $ne: seq } },
      update: notedMention(seq),
    },
  };
}

function notedMention(seq: number) {
  return { $push: { mentionSeqs: { $each: [seq], $sort: 1 as const, $slice: -MENTIONS_KEPT } } };
}

/** Takes the mention away from the members whom message `seq` named before. It reads all members. */
export function endedMentionUpdates({
  conversationId,
  seq,
  userIds,
}: Mentioned): AnyBulkWriteOperation<MemberDoc>[] {
  const ids = userIds.map((userId) => memberId(conversationId, userId));
  return [
    {
      updateMany: {
        filter: { conversationId, _id: { $nin: ids }, mentionSeqs: seq },
        update: { $pull: { mentionSeqs: seq } },
      },
    },
  ];
}
