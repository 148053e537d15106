import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import { TOKEN_DAYS, type TokenScope } from '../../contract/accounts/account.ts';
import { newId } from '../../contract/values/new-id.ts';
import { AppError } from '../../use-case/app-error.ts';
import { DAY_MS, newToken, TOKENS_MAX, tokenHash, tokens } from './tokens.ts';

interface IssueToken {
  readonly userId: string;
  readonly address: string | undefined;
  readonly label: string;
  readonly expiresInDays?: number | undefined;
  readonly scope?: TokenScope | undefined;
}

interface Issued {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** Makes an API token. Only the answer contains its text. Throws `too_many_tokens`. */
export async function issueToken(ctx: Context, input: IssueToken): Promise<Issued> {
  const { userId, label, address, expiresInDays = TOKEN_DAYS.usual, scope = 'full' } = input;
  const token = newToken();
  const hash = tokenHash(token);
  if (hash === null) throw new Error('A new token does not have the form of a token.');
  const _id = newId();
  const createdAt = ctx.now();
  const expiresAt = new Date(createdAt.getTime() + expiresInDays * DAY_MS);
  // In turn, so that many at once cannot all be the last that fits.
  await ctx.serialize(`tokens:${userId}`, async () => {
    const count = await tokens.in(ctx.db).countDocuments({ userId, expiresAt: { $gt: createdAt } });
    if (count >= TOKENS_MAX) throw new AppError('too_many_tokens');
    await tokens
      .in(ctx.db)
      .insertOne({ _id, userId, hash, label, createdAt, lastUsedAt: null, expiresAt, scope });
  });
  logSecurity(ctx, { event: 'token', action: 'created', userId, address, targetId: _id });
  // Settings list it.
  await publishFact(ctx.bus, 'me', { userId });
  return { id: _id, token, expiresAt: expiresAt.toISOString() };
}
