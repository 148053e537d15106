import type { Context } from '../../context/context.ts';
import { users } from '../users.ts';

/** Whether anybody has an account here yet. Nobody: the next to join is let in, and is the admin. */
export async function hasAnybody(ctx: Context): Promise<boolean> {
  return (await users.in(ctx.db).countDocuments({ isFirst: true }, { limit: 1 })) > 0;
}
