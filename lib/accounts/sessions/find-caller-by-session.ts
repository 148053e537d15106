import type { Context } from '../../context/context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { readRole } from '../read-role.ts';
import { touchSession } from './touch-session.ts';

/** Who is signed in by this session; null when it has ended or expired, or its person is gone. */
export async function findCallerBySession(ctx: Context, sessionId: string): Promise<Caller | null> {
  const session = await touchSession(ctx, sessionId);
  if (!session) return null;
  const role = await readRole(ctx, session.userId);
  return role && { userId: session.userId, role, sessionId: session._id, tokenId: null, scope: 'full' };
}
