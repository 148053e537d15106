import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { ownedBy } from '../policy.ts';
import { tokens } from './tokens.ts';

interface DeleteToken {
  readonly id: string;
}

/** Revokes one of the caller's API tokens, and closes its live connections. Throws `not_found`. */
export async function deleteToken(ctx: Context, caller: Caller, { id }: DeleteToken): Promise<void> {
  const { deletedCount } = await tokens.in(ctx.db).deleteOne(ownedBy(caller, id));
  if (deletedCount === 0) throw new AppError('not_found');
  const { userId, address } = caller;
  logSecurity(ctx, { event: 'token', action: 'revoked', userId, address, targetId: id });
  await publishFact(ctx.bus, 'session:ended', {
    userId: caller.userId,
    tokenId: id,
    reason: 'token_revoked',
  });
}
