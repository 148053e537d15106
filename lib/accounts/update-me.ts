import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Me, UpdateMe } from '../contract/account.ts';
import { sortKey } from '../contract/contact-search.ts';
import { getMe } from './get-me.ts';
import { searchKeysOf } from './search-keys.ts';
import { toMe } from './to-me.ts';
import { type UserDoc, users } from './users.ts';

/** Changes what is named of the caller's own profile. */
export async function updateMe(ctx: Context, caller: Caller, input: UpdateMe): Promise<Me> {
  const me = await getMe(ctx, caller);
  const { displayName, email, status } = input;
  const changes: Partial<UserDoc> = {
    ...(email === undefined ? {} : { email }),
    ...(status === undefined ? {} : { status }),
    ...(displayName === undefined ? {} : nameChanges(me.username, displayName)),
  };
  if (Object.keys(changes).length === 0) return me;
  const user = await users
    .in(ctx.db)
    .findOneAndUpdate({ _id: caller.userId }, { $set: changes }, { returnDocument: 'after' });
  if (!user) throw new AppError('unauthenticated');
  return toMe(user);
}

function nameChanges(username: string, displayName: string) {
  return {
    displayName,
    nameKey: sortKey(displayName),
    searchKeys: searchKeysOf({ username, displayName }),
  };
}
