import type { Context } from '../context/context.ts';
import { repeatWrite } from '../store/repeat-write.ts';
import { BY_ID, memberId, members } from './members.ts';

/** How many of the newest mentions of a person in one conversation are counted. */
const MENTIONS_KEPT = 100;

interface Mentioned {
  readonly conversationId: string;
  readonly seq: number;
  /** Whom the message mentions as it is now. */
  readonly userIds: readonly string[];
}

/** Lets the members know whom message `seq` mentions now: those it names, and no longer those it named before. */
export async function updateMentions(
  ctx: Context,
  { conversationId, seq, userIds }: Mentioned,
): Promise<void> {
  const ids = userIds.map((userId) => memberId(conversationId, userId));
  const all = members.in(ctx.db);
  await repeatWrite(() =>
    all.updateMany({ conversationId, _id: { $nin: ids }, mentionSeqs: seq }, { $pull: { mentionSeqs: seq } }),
  );
  if (ids.length === 0) return;
  await repeatWrite(() =>
    all.updateMany(
      { conversationId, _id: { $in: ids }, mentionSeqs: { $ne: seq } },
      { $push: { mentionSeqs: { $each: [seq], $sort: 1, $slice: -MENTIONS_KEPT } } },
      { hint: BY_ID },
    ),
  );
}
