import type { Context } from '../../context/context.ts';
import { TOKEN_DAYS } from '../../contract/accounts/account.ts';
import { upgradeOnce } from '../../store/upgrade-once.ts';
import { DAY_MS, tokens } from './tokens.ts';

/** Before anything is served: gives the tokens of an earlier release, which never ended, the usual time from now on. */
export async function upgradeTokens(ctx: Context): Promise<void> {
  await upgradeOnce(ctx.db, 'tokens-that-end', async () => {
    const expiresAt = new Date(ctx.now().getTime() + TOKEN_DAYS.usual * DAY_MS);
    await tokens
      .in(ctx.db)
      .updateMany({ expiresAt: { $exists: false } }, { $set: { expiresAt, scope: 'full' } });
  });
}
