import type { Context } from '../../context/context.ts';
import type { CreatedToken, CreateToken } from '../../contract/accounts/account.ts';
import { AppError } from '../../use-case/app-error.ts';
import { whyNoAccess } from '../policy.ts';
import { toMe } from '../profile/to-me.ts';
import type { ClientInfo } from '../sessions/client-info.ts';
import { deviceName } from '../sessions/device-name.ts';
import { verifyCredentials } from '../sessions/verify-credentials.ts';
import { issueToken } from './issue-token.ts';
import { requireScopeFor } from './require-scope-for.ts';

/**
 * An API token for a username and password, shown once. Throws `wrong_credentials`,
 * `account_suspended`, `account_closed`, `rate_limited` or `too_many_tokens`.
 */
export async function createToken(
  ctx: Context,
  client: ClientInfo,
  input: CreateToken,
): Promise<CreatedToken> {
  const { label = deviceName(client.device), username, password, ...wanted } = input;
  const user = await verifyCredentials(ctx, client, { username, password });
  const refusal = whyNoAccess(user);
  if (refusal !== null) throw new AppError(refusal);
  requireScopeFor(user, wanted.scope);
  const issued = await issueToken(ctx, { ...wanted, userId: user._id, label, address: client.address });
  return { ...issued, user: toMe(ctx, user) };
}
