import type { Context } from '../../context/context.ts';
import { endOfSession, expiryOf, type SessionDoc, sessions } from './sessions.ts';

/** Using a session is written down at most this often, so that reading a page seldom costs a write. */
const TOUCH_EVERY_MS = 5 * 60 * 1000;

/** The session of this id, which lives on because it is used; null when it has ended or expired. */
export async function touchSession(ctx: Context, sessionId: string): Promise<SessionDoc | null> {
  const session = await sessions.in(ctx.db).findOne({ _id: sessionId });
  const now = ctx.now();
  // The store removes expired records in its own time, so the date is checked here as well.
  if (!session || endOfSession(session) <= now) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= TOUCH_EVERY_MS) {
    const expiresAt = expiryOf(session.createdAt, now);
    await sessions.in(ctx.db).updateOne({ _id: session._id }, { $set: { lastSeenAt: now, expiresAt } });
  }
  return session;
}
