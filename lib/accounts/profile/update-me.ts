import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Me, UpdateMe } from '../../contract/accounts/account.ts';
import { sortKey } from '../../contract/folding/sort-key.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requirePassword } from '../passwords/require-password.ts';
import { shownTimeZone } from '../people/presence-policy.ts';
import { searchKeysOf } from '../people/search-keys.ts';
import { users } from '../users.ts';
import { getMe } from './get-me.ts';
import { publishProfile } from './publish-profile.ts';
import { toMe } from './to-me.ts';

/**
 * Changes what is named of the caller's own profile. The e-mail needs the current password, and no token changes it.
 * Throws `forbidden`, `invalid`, `wrong_password` or `rate_limited`.
 */
export async function updateMe(ctx: Context, caller: Caller, input: UpdateMe): Promise<Me> {
  const me = await getMe(ctx, caller);
  const { displayName, email, currentPassword, status, timeZone, browserTimeZone, settings = {} } = input;
  if (email !== undefined && email !== me.email)
    await requirePassword(ctx, caller, { password: currentPassword });
  const changes = {
    ...(email === undefined ? {} : { email }),
    ...(status === undefined ? {} : { status }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(browserTimeZone === undefined ? {} : { browserTimeZone }),
    ...(displayName === undefined ? {} : nameChanges(me.username, displayName)),
    // Each by itself, so that two devices changing two settings at once both have their way.
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`settings.${name}`, value])),
  };
  if (Object.keys(changes).length === 0) return me;
  const user = await users
    .in(ctx.db)
    .findOneAndUpdate({ _id: caller.userId }, { $set: changes }, { returnDocument: 'after' });
  if (!user) throw new AppError('unauthenticated');
  const updated = toMe(ctx, user);
  await publishFact(ctx.bus, 'me', { userId: caller.userId });
  const isSeenByOthers = displayName !== undefined || status !== undefined;
  if (isSeenByOthers || shownTimeZone(updated) !== shownTimeZone(me)) await publishProfile(ctx, updated);
  if (settings.hidePresence !== undefined)
    await publishFact(ctx.bus, 'presence:setting', { userId: caller.userId });
  return updated;
}

function nameChanges(username: string, displayName: string) {
  return {
    displayName,
    nameKey: sortKey(displayName),
    searchKeys: searchKeysOf({ username, displayName }),
  };
}
