import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { Me, SignIn } from '../../contract/accounts/account.ts';
import { AppError } from '../../use-case/app-error.ts';
import { whyNoAccess } from '../policy.ts';
import { toMe } from '../profile/to-me.ts';
import type { ClientInfo } from './client-info.ts';
import { openSession } from './open-session.ts';
import { reopenAccount } from './reopen-account.ts';
import { verifyCredentials } from './verify-credentials.ts';

/**
 * Signs a browser in. Whoever closed their account opens it again by that, until it is erased. Throws
 * `wrong_credentials`, `account_suspended` or `rate_limited`.
 */
export async function signIn(
  ctx: Context,
  client: ClientInfo,
  input: SignIn,
): Promise<{ user: Me; sessionId: string }> {
  const known = await verifyCredentials(ctx, client, input);
  const user = known.state === 'leaving' ? await reopenAccount(ctx, client, known) : known;
  const refusal = whyNoAccess(user);
  if (refusal !== null) {
    logSecurity(ctx, { event: 'sign-in', userId: user._id, address: client.address }, 'refused');
    throw new AppError(refusal);
  }
  logSecurity(ctx, { event: 'sign-in', userId: user._id, address: client.address });
  return { user: toMe(ctx, user), sessionId: await openSession(ctx, client, user._id) };
}
