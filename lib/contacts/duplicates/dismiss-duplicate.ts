import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { requireEditor } from '../policy.ts';

interface DismissDuplicate {
  readonly id: string;
  readonly otherId: string;
  readonly isDismissed: boolean;
}

/**
 * Dismisses two contacts as duplicates of each other, for all users, or takes that back. A dismissed pair is not suggested
 * again. It changes neither contact, so it takes no revision. Throws `not_found`.
 */
export async function dismissDuplicate(
  ctx: Context,
  caller: Caller,
  { id, otherId, isDismissed }: DismissDuplicate,
): Promise<void> {
  requireEditor(caller);
  const [one, other] = id < otherId ? [id, otherId] : [otherId, id];
  if (one === other) throw new AppError('not_found');
  const found = await contacts.in(ctx.db).countDocuments({ _id: { $in: [one, other] }, deletedAt: null });
  if (found < 2) throw new AppError('not_found');
  // Stored with one of the two: a single write.
  const dismissed = { apartFrom: other };
  const { modifiedCount } = await contacts
    .in(ctx.db)
    .updateOne({ _id: one }, isDismissed ? { $addToSet: dismissed } : { $pull: dismissed });
  if (modifiedCount > 0)
    await publishFact(ctx.bus, 'apart', { ids: [one, other], isApart: isDismissed, byUserId: caller.userId });
}

/** Whether these were dismissed as duplicates of each other. */
export function isDismissedPair(
  a: Pick<ContactDoc, '_id' | 'apartFrom'>,
  b: Pick<ContactDoc, '_id' | 'apartFrom'>,
): boolean {
  return (a.apartFrom?.includes(b._id) || b.apartFrom?.includes(a._id)) ?? false;
}
