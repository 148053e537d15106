import type { Context } from '../../context/context.ts';
import { logRefusal, logSecurity } from '../../context/security-log.ts';
import { consume, requireRemaining } from '../../limits/rate-limit.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { users } from '../users.ts';
import { isPassword } from './hash-password.ts';

interface Given {
  readonly password: string | undefined;
  /** The field that is refused. */
  readonly path?: string;
  /** Whether a program may ask, too, that knows the password. */
  readonly allowsToken?: boolean;
}

/**
 * Makes sure that it is the person who asks, before something by which an account could be taken over. Throws
 * `forbidden` for a token, `invalid` without a password, `wrong_password` or `rate_limited`.
 */
export async function requirePassword(ctx: Context, caller: Caller, given: Given): Promise<void> {
  const { userId, address } = caller;
  const entry = { event: 'password', action: 'confirmed', userId, address } as const;
  await logRefusal(ctx, entry, () => confirm(ctx, caller, given));
  logSecurity(ctx, entry);
}

async function confirm(
  ctx: Context,
  { userId, sessionId }: Caller,
  { password, path = 'currentPassword', allowsToken = false }: Given,
): Promise<void> {
  if (sessionId === null && !allowsToken) throw new AppError('forbidden');
  if (password === undefined) throw invalidField(path, 'Type your current password.');
  // In turn: many at once could otherwise all pass before the first wrong one is counted.
  await ctx.serialize(`password:${userId}`, async () => {
    await requireRemaining(ctx, 'wrong-password', userId);
    const user = await users.in(ctx.db).findOne({ _id: userId }, { projection: { passwordHash: 1 } });
    if (await isPassword(user?.passwordHash ?? null, password)) return;
    await consume(ctx, 'wrong-password', userId);
    const errors = [{ path, message: 'This is not your current password.' }];
    throw new AppError('wrong_password', { errors });
  });
}
