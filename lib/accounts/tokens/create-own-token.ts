import type { Context } from '../../context/context.ts';
import type { CreatedToken, CreateOwnToken } from '../../contract/accounts/account.ts';
import type { Caller } from '../../use-case/caller.ts';
import { getMe } from '../profile/get-me.ts';
import { issueToken } from './issue-token.ts';
import { requireScopeFor } from './require-scope-for.ts';

/** An API token for a person who is signed in already, shown once. Throws `too_many_tokens`. */
export async function createOwnToken(
  ctx: Context,
  caller: Caller,
  input: CreateOwnToken,
): Promise<CreatedToken> {
  const user = await getMe(ctx, caller);
  requireScopeFor(user, input.scope);
  return { ...(await issueToken(ctx, { ...input, userId: user.id, address: caller.address })), user };
}
