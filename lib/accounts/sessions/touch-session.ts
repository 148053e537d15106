import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { gatherCalls } from '../../process/gather-calls.ts';
import { endOfSession, expiryOf, type SessionDoc, sessions } from './sessions.ts';

/** Using a session is written down at most this often, so that reading a page seldom costs a write. */
const TOUCH_EVERY_MS = 5 * 60 * 1000;

const byId = processState('sessions-by-id', (ctx) =>
  gatherCalls(async (ids: string[]) => {
    const found = await sessions
      .in(ctx.db)
      .find({ _id: { $in: ids } })
      .toArray();
    return new Map(found.map((session) => [session._id, session]));
  }),
);

/** The session of this id, which lives on because it is used; null when it has ended or expired. */
export async function touchSession(ctx: Context, sessionId: string): Promise<SessionDoc | null> {
  const session = (await byId(ctx)([sessionId])).get(sessionId);
  const now = ctx.now();
  // The store removes expired records in its own time, so the date is checked here as well.
  if (!session || endOfSession(session) <= now) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= TOUCH_EVERY_MS) {
    const expiresAt = expiryOf(session.createdAt, now);
    await sessions.in(ctx.db).updateOne({ _id: session._id }, { $set: { lastSeenAt: now, expiresAt } });
  }
  return session;
}
