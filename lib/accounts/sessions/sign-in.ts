import type { Context } from '../../context/context.ts';
import type { Me, SignIn } from '../../contract/accounts/account.ts';
import { toMe } from '../profile/to-me.ts';
import { verifyCredentials } from '../verify-credentials.ts';
import type { From } from './from.ts';
import { openSession } from './open-session.ts';

/** Signs a browser in. Throws `wrong_credentials` or `rate_limited`. */
export async function signIn(
  ctx: Context,
  from: From,
  input: SignIn,
): Promise<{ user: Me; sessionId: string }> {
  const user = await verifyCredentials(ctx, from, input);
  return { user: toMe(ctx, user), sessionId: await openSession(ctx, from, user._id) };
}
