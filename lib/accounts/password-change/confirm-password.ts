import type { Context } from '../../context/context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requirePassword } from '../passwords/require-password.ts';
import { sessions } from '../sessions/sessions.ts';

/**
 * Notes that the person at this browser has typed their password now, before something that hurts. Throws `forbidden`
 * for a token, `wrong_password` or `rate_limited`.
 */
export async function confirmPassword(
  ctx: Context,
  caller: Caller,
  { password }: { readonly password: string },
): Promise<void> {
  await requirePassword(ctx, caller, { password, path: 'password' });
  await sessions.in(ctx.db).updateOne({ _id: caller.sessionId ?? '' }, { $set: { confirmedAt: ctx.now() } });
}
