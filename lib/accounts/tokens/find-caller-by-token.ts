import type { Context } from '../../context/context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { inUse } from '../policy.ts';
import { users } from '../users.ts';
import { tokenHash, tokens } from './tokens.ts';

/** The use of a token is written down at most this often. */
const TOUCH_EVERY_MS = 60 * 1000;

/** Whose API token this is; null when it is none, has expired, was revoked, or its person is gone. */
export async function findCallerByToken(ctx: Context, token: string): Promise<Caller | null> {
  const hash = tokenHash(token);
  const found = hash === null ? null : await tokens.in(ctx.db).findOne({ hash });
  const now = ctx.now();
  if (!found || found.expiresAt <= now) return null;
  const user = await users.in(ctx.db).findOne({ _id: found.userId, ...inUse }, { projection: { role: 1 } });
  if (!user) return null;
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= TOUCH_EVERY_MS)
    await tokens.in(ctx.db).updateOne({ _id: found._id }, { $set: { lastUsedAt: now } });
  return { userId: user._id, role: user.role, sessionId: null, tokenId: found._id, scope: found.scope };
}
