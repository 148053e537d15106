import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { ChangePassword } from '../../contract/accounts/password.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { endAccess } from '../access/end-access.ts';
import { hashPassword } from '../passwords/hash-password.ts';
import { requirePassword } from '../passwords/require-password.ts';
import { requireStrongPassword } from '../passwords/require-strong-password.ts';
import { endSubscriptionsOf } from '../push/subscriptions.ts';
import { users } from '../users.ts';

/**
 * Changes the caller's password; on wish every other session, and every token, ends. Not by a token: `forbidden`. Throws
 * `wrong_password`, `invalid` for a weak one, or `rate_limited`.
 */
export async function changePassword(ctx: Context, caller: Caller, input: ChangePassword): Promise<void> {
  const { currentPassword, newPassword, endOtherSessions = false } = input;
  const { userId, sessionId, address } = caller;
  await requirePassword(ctx, caller, { password: currentPassword });
  const user = await users.in(ctx.db).findOne({ _id: userId });
  if (!user || sessionId === null) throw new AppError('unauthenticated');
  await requireStrongPassword(newPassword, user, 'newPassword');
  const passwordHash = await hashPassword(newPassword);
  // Only over the one that was checked: of two changes at once the second has to know the first one's password.
  const { matchedCount } = await users
    .in(ctx.db)
    .updateOne(
      { _id: userId, passwordHash: user.passwordHash },
      { $set: { passwordHash, passwordChangedAt: ctx.now() } },
    );
  if (matchedCount === 0) throw new AppError('wrong_password');
  logSecurity(ctx, { event: 'password', action: 'changed', userId, address });
  // Who had the old one may have turned on pushes; the pages of its person turn theirs on again.
  await endSubscriptionsOf(ctx, userId, sessionId);
  if (endOtherSessions)
    await endAccess(ctx, { userId, reason: 'password_changed', keptSessionId: sessionId, address });
}
