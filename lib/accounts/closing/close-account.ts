import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { CloseAccount } from '../../contract/accounts/closing.ts';
import type { Caller } from '../../use-case/caller.ts';
import { endAccess } from '../access/end-access.ts';
import { requirePassword } from '../passwords/require-password.ts';
import { users } from '../users.ts';
import { keepingAnAdmin } from './keeping-an-admin.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a person can come back by signing in. */
export const ERASED_AFTER_DAYS = 14;

/**
 * Closes the caller's account at once: every session and token ends, and others no longer find them. It is erased after
 * {@link ERASED_AFTER_DAYS} days. Throws `wrong_password`, `last_admin` or `rate_limited`.
 */
export async function closeAccount(
  ctx: Context,
  caller: Caller,
  input: CloseAccount,
): Promise<{ erasedAt: string }> {
  const { userId, address } = caller;
  await requirePassword(ctx, caller, { password: input.password, path: 'password', allowsToken: true });
  const erasedAt = new Date(ctx.now().getTime() + ERASED_AFTER_DAYS * DAY_MS);
  await keepingAnAdmin(ctx, {
    apply: () =>
      users
        .in(ctx.db)
        .updateOne(
          { _id: userId, state: { $exists: false } },
          { $set: { state: 'leaving', leaving: { erasedAt, messages: input.messages } } },
        ),
    undo: async () => {
      await users.in(ctx.db).updateOne({ _id: userId }, { $unset: { state: '', leaving: '' } });
    },
  });
  await endAccess(ctx, { userId, reason: 'account_closed', address });
  await publishFact(ctx.bus, 'presence:setting', { userId });
  await publishFact(ctx.bus, 'admin', { changed: 'people' });
  return { erasedAt: erasedAt.toISOString() };
}
