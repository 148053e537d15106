import type { Context } from '../../context/context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { inUse } from '../policy.ts';
import { users } from '../users.ts';
import { touchSession } from './touch-session.ts';

/** Who is signed in by this session; null when it has ended or expired, or its person is gone. */
export async function findCallerBySession(ctx: Context, sessionId: string): Promise<Caller | null> {
  const session = await touchSession(ctx, sessionId);
  if (!session) return null;
  const user = await users.in(ctx.db).findOne({ _id: session.userId, ...inUse }, { projection: { role: 1 } });
  return user && { userId: user._id, role: user.role, sessionId: session._id, tokenId: null, scope: 'full' };
}
