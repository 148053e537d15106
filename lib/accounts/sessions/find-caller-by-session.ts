import type { Context } from '../../context/context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { users } from '../users.ts';
import { SESSION_TTL_MS, type SessionDoc, sessions } from './sessions.ts';

/** Using a session is written down at most this often, so that reading a page seldom costs a write. */
const TOUCH_EVERY_MS = 5 * 60 * 1000;

/** Who is signed in by this session; null when it has ended or expired, or its person is gone. */
export async function findCallerBySession(ctx: Context, sessionId: string): Promise<Caller | null> {
  const session = await sessions.in(ctx.db).findOne({ _id: sessionId });
  // The store removes expired records in its own time, so the date is looked at here as well.
  if (!session || session.expiresAt <= ctx.now()) return null;
  const user = await users.in(ctx.db).findOne({ _id: session.userId }, { projection: { role: 1 } });
  if (!user) return null;
  await touch(ctx, session);
  return { userId: user._id, role: user.role, sessionId: session._id, tokenId: null };
}

async function touch(ctx: Context, session: SessionDoc): Promise<void> {
  const now = ctx.now();
  if (now.getTime() - session.lastSeenAt.getTime() < TOUCH_EVERY_MS) return;
  await sessions
    .in(ctx.db)
    .updateOne(
      { _id: session._id },
      { $set: { lastSeenAt: now, expiresAt: new Date(now.getTime() + SESSION_TTL_MS) } },
    );
}
