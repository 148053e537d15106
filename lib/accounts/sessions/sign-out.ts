import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { Caller } from '../../use-case/caller.ts';
import { ownedBy } from '../policy.ts';
import { sessions } from './sessions.ts';

/** Ends the caller's own session and closes its live connections. Harmless when it has ended already. */
export async function signOut(ctx: Context, caller: Caller): Promise<void> {
  const { userId, sessionId } = caller;
  if (sessionId === null) return;
  await sessions.in(ctx.db).deleteOne(ownedBy(caller, sessionId));
  logSecurity(ctx, { event: 'sign-out', userId, address: caller.address });
  await publishFact(ctx.bus, 'session:ended', { userId, sessionId, reason: 'signed_out' });
}
