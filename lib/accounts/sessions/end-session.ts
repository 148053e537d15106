import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logRefusal, logSecurity } from '../../context/security-log.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { ownedBy } from '../policy.ts';
import { sessions } from './sessions.ts';

interface EndSession {
  readonly id: string;
}

/** Signs one of the caller's browsers out, and closes its live connections. Throws `forbidden` for a token, `not_found`. */
export async function endSession(ctx: Context, caller: Caller, { id }: EndSession): Promise<void> {
  const { userId, address } = caller;
  const entry = { event: 'session', action: 'ended', userId, address, targetId: id } as const;
  await logRefusal(ctx, entry, () => end(ctx, caller, id));
  logSecurity(ctx, entry);
}

async function end(ctx: Context, caller: Caller, id: string): Promise<void> {
  // Whoever finds a token must not be able to sign its person out.
  if (caller.sessionId === null) throw new AppError('forbidden');
  const { deletedCount } = await sessions.in(ctx.db).deleteOne(ownedBy(caller, id));
  if (deletedCount === 0) throw new AppError('not_found');
  await publishFact(ctx.bus, 'session:ended', { userId: caller.userId, sessionId: id, reason: 'ended' });
}
