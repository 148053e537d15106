import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { requireEditor } from '../policy.ts';

interface SetApart {
  readonly id: string;
  readonly otherId: string;
  readonly isApart: boolean;
}

/**
 * Says of two contacts, for everybody, that they are not the same, or takes that back: they are suggested as duplicates
 * of each other no more. It changes neither of them, so it takes no number. Throws `not_found`.
 */
export async function setApart(
  ctx: Context,
  caller: Caller,
  { id, otherId, isApart }: SetApart,
): Promise<void> {
  requireEditor(caller);
  const [one, other] = id < otherId ? [id, otherId] : [otherId, id];
  if (one === other) throw new AppError('not_found');
  const found = await contacts.in(ctx.db).countDocuments({ _id: { $in: [one, other] }, deletedAt: null });
  if (found < 2) throw new AppError('not_found');
  // Kept with one of the two: a single write.
  const mark = { apartFrom: other };
  const { modifiedCount } = await contacts
    .in(ctx.db)
    .updateOne({ _id: one }, isApart ? { $addToSet: mark } : { $pull: mark });
  if (modifiedCount > 0)
    await publishFact(ctx.bus, 'apart', { ids: [one, other], isApart, byUserId: caller.userId });
}

/** Whether somebody said that these are not the same. */
export function areApart(
  a: Pick<ContactDoc, '_id' | 'apartFrom'>,
  b: Pick<ContactDoc, '_id' | 'apartFrom'>,
): boolean {
  return (a.apartFrom?.includes(b._id) || b.apartFrom?.includes(a._id)) ?? false;
}
