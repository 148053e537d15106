import type { Context } from '../../context/context.ts';
import { type SignIn, usernameKey } from '../../contract/accounts/account.ts';
import { foldKey } from '../../contract/values/text.ts';
import { addressKey } from '../../limits/address-key.ts';
import { consume, requireRemaining } from '../../limits/rate-limit.ts';
import { AppError } from '../../use-case/app-error.ts';
import { isPassword } from '../password.ts';
import { type UserDoc, users } from '../users.ts';
import type { ClientInfo } from './client-info.ts';
import { sessions } from './sessions.ts';

/**
 * Whose name and password these are. An unknown name takes the same steps, and so the same time, as a wrong password.
 * Throws `wrong_credentials` for both, or `rate_limited`.
 *
 * Wrong passwords are counted per name, and separately for each address where that person is signed in: strangers who
 * use up the guesses for a name shut each other out, not the person at home.
 */
export async function verifyCredentials(
  ctx: Context,
  client: ClientInfo,
  { username, password }: SignIn,
): Promise<UserDoc> {
  const address = addressKey(client.address);
  await consume(ctx, 'sign-in', address);
  const key = usernameKey(username);
  // One try per name at a time: many at once could otherwise all pass before the first failure is counted.
  return await ctx.serialize(`sign-in:${key}`, async () => {
    const user = await findExactly(ctx, key, username);
    const isAtHome = await sessions
      .in(ctx.db)
      .findOne({ userId: user?._id ?? '', address }, { projection: { _id: 1 } });
    const counter = isAtHome ? `${key}@${address}` : key;
    await requireRemaining(ctx, 'wrong-password', counter);
    const isRight = await isPassword(user?.passwordHash ?? null, password);
    if (user && isRight) return user;
    await consume(ctx, 'wrong-password', counter);
    throw new AppError('wrong_credentials');
  });
}

/** The person of exactly this name: a look-alike has the same key, and counts as unknown. */
async function findExactly(ctx: Context, key: string, username: string): Promise<UserDoc | null> {
  const user = await users.in(ctx.db).findOne({ usernameKey: key });
  return user?.username === foldKey(username.trim()) ? user : null;
}
