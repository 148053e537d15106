import type { Context } from '../../context/context.ts';
import { users } from '../users.ts';

/** Remembers that these people were connected until now; others see it as "last seen". */
export async function recordSeen(ctx: Context, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await users.in(ctx.db).updateMany({ _id: { $in: [...userIds] } }, { $max: { lastSeenAt: ctx.now() } });
}
