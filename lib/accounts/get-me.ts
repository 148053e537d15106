import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Me } from '../contract/account.ts';
import { toMe } from './to-me.ts';
import { users } from './users.ts';

/** The caller's own profile. */
export async function getMe(ctx: Context, caller: Caller): Promise<Me> {
  const user = await users.in(ctx.db).findOne({ _id: caller.userId });
  if (!user) throw new AppError('unauthenticated');
  return toMe(ctx, user);
}
