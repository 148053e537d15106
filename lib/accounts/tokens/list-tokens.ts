import type { Context } from '../../context/context.ts';
import type { ApiToken } from '../../contract/accounts/account.ts';
import type { Caller } from '../../use-case/caller.ts';
import { DEFAULT_LIMIT, type NewestFirstQuery, olderThan } from '../newest-first-page.ts';
import { tokens } from './tokens.ts';

/** The caller's API tokens, newest first, without the tokens themselves. Throws `invalid` on a bad cursor. */
export async function listTokens(
  ctx: Context,
  caller: Caller,
  { limit = DEFAULT_LIMIT, cursor }: NewestFirstQuery = {},
): Promise<ApiToken[]> {
  const docs = await tokens
    .in(ctx.db)
    .find(
      { userId: caller.userId, expiresAt: { $gt: ctx.now() }, ...olderThan(cursor) },
      { sort: { _id: -1 }, limit, projection: { hash: 0 } },
    )
    .toArray();
  return docs.map((doc) => ({
    id: doc._id,
    label: doc.label,
    createdAt: doc.createdAt.toISOString(),
    expiresAt: doc.expiresAt.toISOString(),
    scope: doc.scope,
    lastUsedAt: doc.lastUsedAt?.toISOString() ?? null,
  }));
}
