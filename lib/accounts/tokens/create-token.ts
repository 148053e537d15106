import type { Context } from '../../context/context.ts';
import type { CreatedToken, CreateToken } from '../../contract/accounts/account.ts';
import { toMe } from '../profile/to-me.ts';
import { deviceName } from '../sessions/device-name.ts';
import type { From } from '../sessions/from.ts';
import { verifyCredentials } from '../verify-credentials.ts';
import { issueToken } from './issue-token.ts';

/** An API token for a username and password, shown once. Throws `wrong_credentials` or `rate_limited`. */
export async function createToken(ctx: Context, from: From, input: CreateToken): Promise<CreatedToken> {
  const { label = deviceName(from.device), ...credentials } = input;
  const user = await verifyCredentials(ctx, from, credentials);
  return { ...(await issueToken(ctx, { userId: user._id, label })), user: toMe(ctx, user) };
}
