import type { Context } from '../../context/context.ts';
import { users } from '../users.ts';

/** Remembers that this person was connected until now; others see it as "last seen". */
export async function recordSeen(ctx: Context, userId: string): Promise<void> {
  await users.in(ctx.db).updateOne({ _id: userId }, { $max: { lastSeenAt: ctx.now() } });
}
