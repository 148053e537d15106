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

interface Use {
  readonly session: SessionDoc;
  readonly at: Date;
}

/** Many pages that come back together are one write. */
const touch = processState('sessions-touched', (ctx) =>
  gatherCalls(async (uses: Use[]) => {
    const updates = uses.map(({ session: { _id, createdAt }, at }) => {
      const $set = { lastSeenAt: at, expiresAt: expiryOf(createdAt, at) };
      return { updateOne: { filter: { _id }, update: { $set } } };
    });
    await sessions.in(ctx.db).bulkWrite(updates, { ordered: false });
  }),
);

/** The session of this id, which lives on because it is used; null when it has ended or expired. */
export async function touchSession(ctx: Context, sessionId: string): Promise<SessionDoc | null> {
  const session = (await byId(ctx)([sessionId])).get(sessionId);
  const now = ctx.now();
  // The store removes expired records in its own time, so the date is checked here as well.
  if (!session || endOfSession(session) <= now) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= TOUCH_EVERY_MS)
    await touch(ctx)([{ session, at: now }]);
  return session;
}
