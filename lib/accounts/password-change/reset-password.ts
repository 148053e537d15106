import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import { addressKey } from '../../limits/address-key.ts';
import { consume } from '../../limits/rate-limit.ts';
import { AppError } from '../../use-case/app-error.ts';
import { endAccess } from '../access/end-access.ts';
import { hashPassword } from '../passwords/hash-password.ts';
import { requireStrongPassword } from '../passwords/require-strong-password.ts';
import { linkTokenHash, resetLinks } from '../passwords/reset-links.ts';
import type { ClientInfo } from '../sessions/client-info.ts';
import { type UserDoc, users } from '../users.ts';

interface ResetPassword {
  readonly token: string;
  readonly newPassword: string;
}

/**
 * Sets a new password by a one-use link, and ends every session and token of its person. A weak password leaves the link
 * as it is: `invalid`. Used, ended and unknown links answer alike: `not_found`. Throws `rate_limited`.
 */
export async function resetPassword(ctx: Context, client: ClientInfo, input: ResetPassword): Promise<void> {
  const { address } = client;
  await consume(ctx, 'reset', addressKey(address));
  const user = await findResetUser(ctx, input.token);
  if (!user) throw new AppError('not_found');
  await requireStrongPassword(input.newPassword, user, 'newPassword');
  const passwordHash = await hashPassword(input.newPassword);
  const { deletedCount } = await resetLinks.in(ctx.db).deleteOne({ _id: linkTokenHash(input.token) });
  if (deletedCount === 0) throw new AppError('not_found');
  await users
    .in(ctx.db)
    .updateOne({ _id: user._id }, { $set: { passwordHash, passwordChangedAt: ctx.now() } });
  logSecurity(ctx, { event: 'password', action: 'reset', userId: user._id, address });
  await endAccess(ctx, { userId: user._id, reason: 'password_changed', address });
}

/** Whose password this link sets; null for one that was used, has ended or never was. */
export async function findResetUser(ctx: Context, token: string): Promise<UserDoc | null> {
  const link = await resetLinks
    .in(ctx.db)
    .findOne({ _id: linkTokenHash(token), expiresAt: { $gt: ctx.now() } });
  return await users.in(ctx.db).findOne({ _id: link?.userId ?? '' });
}
