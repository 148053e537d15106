import type { Context } from '../../context/context.ts';
import type { Session } from '../../contract/accounts/account.ts';
import type { Caller } from '../../use-case/caller.ts';
import { DEFAULT_LIMIT, type NewestFirstQuery, olderThan } from '../newest-first-page.ts';
import { SESSION_LIFE_MS, sessions } from './sessions.ts';

/** The caller's signed-in browsers, the one signed in last first. Throws `invalid` on a bad cursor. */
export async function listSessions(
  ctx: Context,
  caller: Caller,
  query: NewestFirstQuery = {},
): Promise<Session[]> {
  return await listSessionsOf(ctx, caller, { ...query, userId: caller.userId });
}

interface SessionsOf extends NewestFirstQuery {
  readonly userId: string;
}

/** As {@link listSessions}, of any person; the right to see them is checked by who calls this. */
export async function listSessionsOf(
  ctx: Context,
  caller: Caller,
  { userId, limit = DEFAULT_LIMIT, cursor }: SessionsOf,
): Promise<Session[]> {
  const now = ctx.now();
  const notBefore = new Date(now.getTime() - SESSION_LIFE_MS);
  const docs = await sessions
    .in(ctx.db)
    .find(
      { userId, expiresAt: { $gt: now }, createdAt: { $gt: notBefore }, ...olderThan(cursor) },
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
