import { blockersBetween } from '../accounts/blocks/blocks.ts';
import { inUse } from '../accounts/policy.ts';
import { users } from '../accounts/users.ts';
import type { Context } from '../context/context.ts';
import type { Quiet } from '../contract/notices/notice.ts';
import { clockOf, quietUntil } from '../contract/notices/quiet-hours.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';

const NOT_QUIET: Quiet = { until: null, clock: null, allowsUrgent: false };

/**
 * Whether what the caller writes to a person now arrives silently, and what their clock shows, if they show it to who writes to
 * them. Where one blocks the other there is nothing to know. Throws `not_found`.
 */
export async function getQuiet(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<Quiet> {
  const [person, blockers] = await Promise.all([
    users.in(ctx.db).findOne({ _id: id, ...inUse }, { projection: { 'settings.quietHours': 1 } }),
    blockersBetween(ctx, caller.userId, id),
  ]);
  if (!person) throw new AppError('not_found');
  const quietHours = person.settings?.quietHours ?? null;
  if (!quietHours?.isShownToSenders || blockers.length > 0 || id === caller.userId) return NOT_QUIET;
  const now = ctx.now();
  const until = quietUntil(quietHours, now);
  if (until === null) return NOT_QUIET;
  return {
    until: until.toISOString(),
    clock: clockOf(quietHours.timeZone, now),
    allowsUrgent: quietHours.allowsUrgent,
  };
}
