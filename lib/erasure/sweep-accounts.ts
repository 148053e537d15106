import { users } from '../accounts/users.ts';
import type { Context } from '../context/context.ts';
import { eraseUser } from './erase-user.ts';

const AT_ONCE = 100;

/** Erases the accounts whose time has come. Safe in several processes at once. Resolves to how many there were. */
export async function sweepAccounts(ctx: Context): Promise<number> {
  const due = await users
    .in(ctx.db)
    .find({ 'leaving.erasedAt': { $lte: ctx.now() } }, { limit: AT_ONCE, projection: { _id: 1 } })
    .toArray();
  for (const { _id } of due) await eraseUser(ctx, _id);
  return due.length;
}
