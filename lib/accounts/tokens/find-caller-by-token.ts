import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import type { TokenScope } from '../../contract/accounts/account.ts';
import { gatherCalls } from '../../process/gather-calls.ts';
import type { Caller } from '../../use-case/caller.ts';
import { readRole } from '../read-role.ts';
import { tokenHash, tokens } from './tokens.ts';

/** What a token may be for alone. */
export type TokenPurpose = Exclude<TokenScope, 'full' | 'read'>;

/** The use of a token is written down at most this often. */
const TOUCH_EVERY_MS = 60 * 1000;

const byHash = processState('tokens-by-hash', (ctx) =>
  gatherCalls(async (hashes: string[]) => {
    const found = await tokens
      .in(ctx.db)
      .find({ hash: { $in: hashes } })
      .toArray();
    return new Map(found.map((token) => [token.hash, token]));
  }),
);
const touch = processState('tokens-touched', (ctx) =>
  gatherCalls((ids: string[]) =>
    tokens.in(ctx.db).updateMany({ _id: { $in: ids } }, { $set: { lastUsedAt: ctx.now() } }),
  ),
);

/**
 * Whose API token this is; null when it is none, has expired, was revoked, or its person is gone. A token for one purpose
 * counts only where that is named: everywhere else it is none.
 */
export async function findCallerByToken(
  ctx: Context,
  token: string,
  purpose?: TokenPurpose,
): Promise<Caller | null> {
  const hash = tokenHash(token);
  const found = hash === null ? undefined : (await byHash(ctx)([hash])).get(hash);
  const now = ctx.now();
  if (!found || found.expiresAt <= now) return null;
  if (found.scope === 'backup' && purpose !== 'backup') return null;
  const role = await readRole(ctx, found.userId);
  if (role === null) return null;
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= TOUCH_EVERY_MS) await touch(ctx)([found._id]);
  return { userId: found.userId, role, sessionId: null, tokenId: found._id, scope: found.scope };
}
