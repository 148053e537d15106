import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import { inUse } from '../policy.ts';
import { users } from '../users.ts';

/**
 * Changes one person in a way by which the workspace could lose its last administrator, in turn with every other such
 * change of this process, and counts again afterwards: two processes that each take one of the last two would leave
 * none, so whoever finds none undoes its own change. Throws `last_admin`.
 */
export async function keepingAnAdmin<T>(
  ctx: Context,
  change: { readonly apply: () => Promise<T>; readonly undo: () => Promise<void> },
): Promise<T> {
  return await ctx.serialize('admins', async () => {
    const result = await change.apply();
    if ((await users.in(ctx.db).countDocuments({ role: 'admin', ...inUse }, { limit: 1 })) > 0) return result;
    await change.undo();
    throw new AppError('last_admin');
  });
}
