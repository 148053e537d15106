import type { Context } from '../../context/context.ts';
import { BY_ID, memberId, members } from '../../conversations/members.ts';
import { readAll } from '../../store/read-all.ts';
import { notices } from '../stored/notices.ts';
import type { WorkSituation } from './notice-work.ts';

/** For more people at once a push does not say it: it would cost more than the pushes. */
const PEOPLE_MAX = 20;
/** Conversations that one push names. */
const NAMED_MAX = 20;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * By person, the conversations of which they got a push within a day and have read it since. A push says so, and the notices of
 * these are closed: to send one only to close notices would make phones end the subscription.
 */
export async function readNoticesMeanwhile(
  ctx: Context,
  situations: readonly WorkSituation[],
): Promise<Map<string, string[]>> {
  const userIds = [...new Set(situations.map(({ candidate }) => candidate.userId))];
  if (userIds.length > PEOPLE_MAX) return new Map();
  const pushed = await readAll(
    notices
      .in(ctx.db)
      .find(
        { userId: { $in: userIds }, what: 'pushed', at: { $gt: new Date(ctx.now().getTime() - DAY_MS) } },
        { projection: { userId: 1, conversationId: 1, seq: 1 } },
      ),
  );
  const newest = new Map<string, { userId: string; conversationId: string; seq: number }>();
  for (const notice of pushed) {
    const key = memberId(notice.conversationId, notice.userId);
    if ((newest.get(key)?.seq ?? 0) < notice.seq) newest.set(key, notice);
  }
  const conversationIds = [...new Set([...newest.values()].map(({ conversationId }) => conversationId))];
  const positions = await members
    .in(ctx.db)
    .find(
      { conversationId: { $in: conversationIds }, _id: { $in: [...newest.keys()] } },
      { projection: { readSeq: 1 }, hint: BY_ID },
    )
    .toArray();
  const readSeqs = new Map(positions.map(({ _id, readSeq }) => [_id, readSeq]));
  const found = new Map<string, string[]>();
  for (const [key, { userId, conversationId, seq }] of newest) {
    const own = found.get(userId) ?? [];
    const isRead = (readSeqs.get(key) ?? Number.POSITIVE_INFINITY) >= seq;
    if (isRead && own.length < NAMED_MAX) found.set(userId, [...own, conversationId]);
  }
  return found;
}
