import type { Context } from '../../context/context.ts';
import { blockedWith } from '../blocks/blocks.ts';
import type { UserDoc } from '../users.ts';

// Whoever is shown a presence, by whatever way, is decided here; that of the other person of a direct conversation by what the
// conversation says of blocks (`lib/conversations/direct/partner-shown-to.ts`).

/** Whether a person hides their presence from everyone. */
export function hidesPresence({ settings }: Pick<UserDoc, 'settings'>): boolean {
  return settings?.hidePresence === true;
}

/**
 * The time zone that others see of a person: the one they chose, else that of their browser. The browser's says where
 * they are just now, so it is hidden together with their presence.
 */
export function shownTimeZone(
  user: Pick<UserDoc, 'settings' | 'timeZone'> & { readonly browserTimeZone?: string | null },
): string | null {
  return user.timeZone ?? (hidesPresence(user) ? null : (user.browserTimeZone ?? null));
}

/**
 * Those of these people whose presence `viewerId` may be shown, should they not hide it: everyone but themselves, and
 * where neither of the two blocks the other.
 */
export async function presenceShownTo(
  ctx: Context,
  viewerId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const others = userIds.filter((userId) => userId !== viewerId);
  const blocked = await blockedWith(ctx, viewerId, others);
  return others.filter((userId) => !blocked.has(userId));
}
