import type { Context } from '../../context/context.ts';
import { blockedWith } from '../blocks/blocks.ts';
import type { UserDoc } from '../users.ts';

// Whoever is shown a presence, by whatever way, is decided here.

/** Whether a person hides their presence from everyone. */
export function hidesPresence({ settings }: Pick<UserDoc, 'settings'>): boolean {
  return settings?.hidePresence === true;
}

/**
 * Those of these people whose presence `viewerId` may be shown, should they not hide it: everyone but themselves, and
 * where neither of the two blocks the other.
 */
export async function presenceShownTo(
  ctx: Pick<Context, 'db'>,
  viewerId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const others = userIds.filter((userId) => userId !== viewerId);
  const blocked = await blockedWith(ctx, viewerId, others);
  return others.filter((userId) => !blocked.has(userId));
}
