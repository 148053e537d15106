import type { Context } from '../context/context.ts';
import { BY_ID, memberId, members } from './members.ts';

/** Those of these people who are members of the conversation, in the given order. */
export async function memberIdsAmong(
  ctx: Context,
  conversationId: string,
  userIds: readonly string[],
): Promise<string[]> {
  if (userIds.length === 0) return [];
  const found = await members
    .in(ctx.db)
    .find(
      { conversationId, _id: { $in: userIds.map((userId) => memberId(conversationId, userId)) } },
      { projection: { userId: 1 }, hint: BY_ID },
    )
    .toArray();
  const ids = new Set(found.map(({ userId }) => userId));
  return userIds.filter((userId) => ids.has(userId));
}
