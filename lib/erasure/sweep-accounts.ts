import { users } from '../accounts/users.ts';
import type { Context } from '../context/context.ts';
import { eraseUser } from './erase-user.ts';
import { sweepRetention } from './sweep-retention.ts';

const HOUR_MS = 60 * 60 * 1000;
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

/** Erases closed accounts and old messages now and every hour, until the answer is called. */
export function startErasure(ctx: Context): () => void {
  const sweep = () => {
    sweepAccounts(ctx)
      .then(() => sweepRetention(ctx))
      .catch((error: unknown) =>
        ctx.log.warn({ reason: String(error) }, 'closed accounts and old messages could not be erased'),
      );
  };
  const timer = setInterval(sweep, HOUR_MS);
  timer.unref();
  sweep();
  return () => clearInterval(timer);
}
