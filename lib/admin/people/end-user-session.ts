import { sessions } from '../../accounts/sessions/sessions.ts';
import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { appendAudit } from '../../workspace/audit.ts';
import { requireAdmin } from '../require-admin.ts';

interface EndUserSession {
  /** The person. */
  readonly id: string;
  readonly sessionId: string;
}

/** Signs a browser of a person out, and closes its live connections. Throws `not_found`, for members always. */
export async function endUserSession(
  ctx: Context,
  caller: Caller,
  { id, sessionId }: EndUserSession,
): Promise<void> {
  requireAdmin(caller);
  const ended = await sessions.in(ctx.db).findOneAndDelete({ _id: sessionId, userId: id });
  if (!ended) throw new AppError('not_found');
  await publishFact(ctx.bus, 'session:ended', { userId: id, sessionId, reason: 'ended' });
  await appendAudit(ctx, caller, {
    action: 'user.end_session',
    target: { kind: 'user', id },
    before: { device: ended.device },
  });
  const { userId, address } = caller;
  logSecurity(ctx, { event: 'session', action: 'ended', userId, address, targetId: sessionId });
}
