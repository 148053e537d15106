import type { Context } from '../../context/context.ts';
import type { Me } from '../../contract/accounts/account.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { users } from '../users.ts';
import { toMe } from './to-me.ts';

/** The caller's own profile. */
export async function getMe(ctx: Context, caller: Caller): Promise<Me> {
  const user = await users.in(ctx.db).findOne({ _id: caller.userId });
  if (!user) throw new AppError('unauthenticated');
  return toMe(ctx, user);
}
