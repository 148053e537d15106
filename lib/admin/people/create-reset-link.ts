import { issueResetLink } from '../../accounts/passwords/issue-reset-link.ts';
import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { ResetLink } from '../../contract/accounts/password.ts';
import { consume } from '../../limits/rate-limit.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { appendAudit } from '../../workspace/audit.ts';
import { requireConfirmedAdmin } from '../require-admin.ts';

interface CreateResetLink {
  readonly id: string;
  /** The address that the link begins with. */
  readonly origin: string;
}

/**
 * A one-use link with which a person sets a new password, for an administrator to hand on; shown once. Throws `not_found`,
 * `password_needed` or `rate_limited`.
 */
export async function createResetLink(
  ctx: Context,
  caller: Caller,
  { id, origin }: CreateResetLink,
): Promise<ResetLink> {
  await requireConfirmedAdmin(ctx, caller);
  await consume(ctx, 'reset-link', caller.userId);
  const user = await users.in(ctx.db).findOne({ _id: id, state: { $ne: 'gone' } });
  if (!user) throw new AppError('not_found');
  const link = await issueResetLink(ctx, { userId: id, byId: caller.userId, origin });
  await appendAudit(ctx, caller, { action: 'user.reset_link', target: { kind: 'user', id } });
  const { userId, address } = caller;
  logSecurity(ctx, { event: 'password', action: 'reset link made', userId, address, targetId: id });
  return link;
}
