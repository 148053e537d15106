import type { Context } from '../../context/context.ts';
import { users } from '../users.ts';

/** Whether any account exists yet. Before that the next person to join is let in, and becomes the admin. */
export async function hasAnyUser(ctx: Context): Promise<boolean> {
  return (await users.in(ctx.db).countDocuments({ isFirst: true }, { limit: 1 })) > 0;
}
