import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { Me, SignIn } from '../../contract/accounts/account.ts';
import { toMe } from '../profile/to-me.ts';
import type { ClientInfo } from './client-info.ts';
import { openSession } from './open-session.ts';
import { verifyCredentials } from './verify-credentials.ts';

/** Signs a browser in. Throws `wrong_credentials` or `rate_limited`. */
export async function signIn(
  ctx: Context,
  client: ClientInfo,
  input: SignIn,
): Promise<{ user: Me; sessionId: string }> {
  const user = await verifyCredentials(ctx, client, input);
  logSecurity(ctx, { event: 'sign-in', userId: user._id, address: client.address });
  return { user: toMe(ctx, user), sessionId: await openSession(ctx, client, user._id) };
}
