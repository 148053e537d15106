import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { CreatedToken, CreateOwnToken } from '../contract/account.ts';
import { getMe } from './get-me.ts';
import { issueToken } from './issue-token.ts';

/** An API token for somebody who is signed in already, shown once. */
export async function createOwnToken(
  ctx: Context,
  caller: Caller,
  { label }: CreateOwnToken,
): Promise<CreatedToken> {
  const user = await getMe(ctx, caller);
  return { ...(await issueToken(ctx, { userId: user.id, label })), user };
}
