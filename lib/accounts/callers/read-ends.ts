import type { Context } from '../../context/context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { endOfSession, sessions } from '../sessions/sessions.ts';
import { tokens } from '../tokens/tokens.ts';
import { users } from '../users.ts';

type Credentials = Pick<Caller, 'userId' | 'sessionId' | 'tokenId'>;

/** When the session or token of each of these callers ends, in their order; null for one that has ended. */
export async function readEnds(ctx: Context, callers: readonly Credentials[]): Promise<(Date | null)[]> {
  const [sessionIds, tokenIds] = [given(callers, 'sessionId'), given(callers, 'tokenId')];
  const [openSessions, validTokens, closed] = await Promise.all([
    sessionIds.length === 0
      ? []
      : sessions
          .in(ctx.db)
          .find({ _id: { $in: sessionIds } }, { projection: { createdAt: 1, expiresAt: 1 } })
          .toArray(),
    tokenIds.length === 0
      ? []
      : tokens
          .in(ctx.db)
          .find({ _id: { $in: tokenIds } }, { projection: { expiresAt: 1 } })
          .toArray(),
    // A session that was opened in the moment in which the account was suspended.
    users
      .in(ctx.db)
      .find({ _id: { $in: given(callers, 'userId') }, state: { $exists: true } }, { projection: { _id: 1 } })
      .toArray(),
  ]);
  const closedIds = new Set(closed.map(({ _id }) => _id));
  const ends = new Map([
    ...openSessions.map((session) => [session._id, endOfSession(session)] as const),
    ...validTokens.map(({ _id, expiresAt }) => [_id, expiresAt] as const),
  ]);
  const now = ctx.now();
  return callers.map(({ userId, sessionId, tokenId }) => {
    if (closedIds.has(userId)) return null;
    const end = ends.get(sessionId ?? tokenId ?? '');
    return end && end > now ? end : null;
  });
}

function given(callers: readonly Credentials[], name: keyof Credentials): string[] {
  return callers.flatMap((caller) => caller[name] ?? []);
}
