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
        update: { $push: { mentionSeqs: { $each: [seq], $sort: 1, $slice: -MENTIONS_KEPT } } },
        hint: BY_ID,
      },
    },
  ];
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
