import type { Context } from '../../context/context.ts';
import { logRefusal } from '../../context/security-log.ts';
import { type SignIn, usernameKey } from '../../contract/accounts/account.ts';
import { foldKey } from '../../contract/values/text.ts';
import { addressKey } from '../../limits/address-key.ts';
import { consume } from '../../limits/rate-limit.ts';
import { AppError } from '../../use-case/app-error.ts';
import { isPassword } from '../passwords/hash-password.ts';
import { type UserDoc, users } from '../users.ts';
import type { ClientInfo } from './client-info.ts';
import { holdWaiting } from './held-tries.ts';
import { sessions } from './sessions.ts';
import { admitTry } from './sign-in-tries.ts';

/**
 * Whose name and password these are. An unknown name takes the same steps, and so the same time, as a wrong password.
 * Throws `wrong_credentials` for both, or `rate_limited`. May take up to 15 s while many guess: see {@link admitTry}.
 */
export async function verifyCredentials(
  ctx: Context,
  client: ClientInfo,
  { username, password }: SignIn,
): Promise<UserDoc> {
  const key = usernameKey(username);
  const entry = async () => {
    const user = await findExactly(ctx, key, username);
    // A password typed into the wrong box must not be in the log: only names that exist are.
    const who = user ? { userId: user._id, username: user.username } : { username: '(unknown)' };
    return { event: 'sign-in' as const, ...who, address: client.address };
  };
  return await logRefusal(ctx, entry, () => verify(ctx, client, { username, password }));
}

async function verify(ctx: Context, client: ClientInfo, { username, password }: SignIn): Promise<UserDoc> {
  const address = addressKey(client.address);
  await consume(ctx, 'sign-in', address);
  const key = usernameKey(username);
  const attempt = async () => {
    const user = await findExactly(ctx, key, username);
    const isAtHome = await sessions
      .in(ctx.db)
      .findOne({ userId: user?._id ?? '', address }, { projection: { _id: 1 } });
    const { wasRight } = await admitTry(ctx, { name: key, address, isAtHome: isAtHome !== null });
    const isRight = await isPassword(user?.passwordHash ?? null, password);
    if (!user || !isRight) throw new AppError('wrong_credentials');
    await wasRight();
    return user;
  };
  const here = `${key}@${address}`;
  const inOrder = () => ctx.serialize(`sign-in:${here}`, attempt);
  return await (ctx.env.RATE_LIMITS ? holdWaiting(here, inOrder) : inOrder());
}

/** The person of exactly this name: a look-alike has the same key, and counts as unknown. */
async function findExactly(ctx: Context, key: string, username: string): Promise<UserDoc | null> {
  const user = await users.in(ctx.db).findOne({ usernameKey: key });
  return user?.username === foldKey(username.trim()) ? user : null;
}
