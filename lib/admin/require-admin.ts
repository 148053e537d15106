import { sessions } from '../accounts/sessions/sessions.ts';
import type { Context } from '../context/context.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';

/** How long a typed password counts for what hurts: ten minutes. */
const CONFIRMED_MS = 10 * 60 * 1000;

/** Lets administrators on; for everyone else there is nothing here: throws `not_found`. */
export function requireAdmin({ role }: Pick<Caller, 'role'>): void {
  if (role !== 'admin') throw new AppError('not_found');
}

/**
 * As {@link requireAdmin}, for what cannot be taken back or opens an account: a browser needs the password typed within
 * ten minutes, by signing in or by `confirmPassword`. A program has shown what it may by its token. Throws
 * `password_needed`.
 */
export async function requireConfirmedAdmin(ctx: Context, caller: Caller): Promise<void> {
  requireAdmin(caller);
  if (caller.sessionId === null) return;
  const session = await sessions.in(ctx.db).findOne({ _id: caller.sessionId });
  const confirmedAt = session?.confirmedAt ?? session?.createdAt;
  if (!confirmedAt || ctx.now().getTime() - confirmedAt.getTime() > CONFIRMED_MS)
    throw new AppError('password_needed');
}
