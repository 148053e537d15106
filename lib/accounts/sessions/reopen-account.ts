import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import { type UserDoc, users } from '../users.ts';
import type { ClientInfo } from './client-info.ts';

/** Opens an account again that its person closed; one that is being erased stays as it is. Resolves to the account now. */
export async function reopenAccount(ctx: Context, { address }: ClientInfo, user: UserDoc): Promise<UserDoc> {
  const now = ctx.now();
  const reopened = await users
    .in(ctx.db)
    .findOneAndUpdate(
      { _id: user._id, state: 'leaving', 'leaving.erasedAt': { $gt: now } },
      { $unset: { state: '', leaving: '' } },
      { returnDocument: 'after' },
    );
  if (!reopened) return user;
  logSecurity(ctx, { event: 'session', action: 'account reopened', userId: user._id, address });
  await publishFact(ctx.bus, 'admin', { changed: 'people' });
  return reopened;
}
