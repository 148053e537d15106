import type { Context } from '../../context/context.ts';
import type { UserDoc } from '../users.ts';

// Whoever is shown a presence, by whatever way, is decided here.

/** Whether a person hides their presence from everyone. */
export function hidesPresence({ settings }: Pick<UserDoc, 'settings'>): boolean {
  return settings?.hidePresence === true;
}

/** Those of these people whose presence `viewerId` may be shown, should they not hide it: everyone but themselves. */
export async function presenceShownTo(
  _ctx: Context,
  viewerId: string,
  userIds: readonly string[],
): Promise<string[]> {
  return userIds.filter((userId) => userId !== viewerId);
}
