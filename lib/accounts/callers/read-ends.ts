import type { Context } from '../../context/context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { sessions } from '../sessions/sessions.ts';
import { tokens } from '../tokens/tokens.ts';

type Credentials = Pick<Caller, 'sessionId' | 'tokenId'>;

/** Beyond every time that is compared with it. */
const NEVER = new Date(8.64e15);

/** When the session or token of each of these callers ends, in their order; null for one that has ended. */
export async function readEnds(ctx: Context, callers: readonly Credentials[]): Promise<(Date | null)[]> {
  const [openSessions, validTokens] = await Promise.all([
    sessions
      .in(ctx.db)
      .find({ _id: { $in: given(callers, 'sessionId') } }, { projection: { expiresAt: 1 } })
      .toArray(),
    tokens
      .in(ctx.db)
      .find({ _id: { $in: given(callers, 'tokenId') } }, { projection: { _id: 1 } })
      .toArray(),
  ]);
  const ends = new Map([
    ...openSessions.map(({ _id, expiresAt }) => [_id, expiresAt] as const),
    ...validTokens.map(({ _id }) => [_id, NEVER] as const),
  ]);
  const now = ctx.now();
  return callers.map(({ sessionId, tokenId }) => {
    const end = ends.get(sessionId ?? tokenId ?? '');
    return end && end > now ? end : null;
  });
}

function given(callers: readonly Credentials[], name: keyof Credentials): string[] {
  return callers.flatMap((caller) => caller[name] ?? []);
}
