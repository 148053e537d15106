import type { Context } from '../../context/context.ts';
import type { Session } from '../../contract/accounts/account.ts';
import type { Caller } from '../../use-case/caller.ts';
import { DEFAULT_LIMIT, type NewestFirstQuery, olderThan } from '../newest-first-page.ts';
import { SESSION_LIFE_MS, sessions } from './sessions.ts';

/** The caller's signed-in browsers, the one signed in last first. Throws `invalid` on a bad cursor. */
export async function listSessions(
  ctx: Context,
  caller: Caller,
  { limit = DEFAULT_LIMIT, cursor }: NewestFirstQuery = {},
): Promise<Session[]> {
  const now = ctx.now();
  const notBefore = new Date(now.getTime() - SESSION_LIFE_MS);
  const docs = await sessions
    .in(ctx.db)
    .find(
      { userId: caller.userId, expiresAt: { $gt: now }, createdAt: { $gt: notBefore }, ...olderThan(cursor) },
      { sort: { _id: -1 }, limit },
    )
    .toArray();
  return docs.map((doc) => ({
    id: doc._id,
    device: doc.device,
    createdAt: doc.createdAt.toISOString(),
    lastSeenAt: doc.lastSeenAt.toISOString(),
    isCurrent: doc._id === caller.sessionId,
  }));
}
