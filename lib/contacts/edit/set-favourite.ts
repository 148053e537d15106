import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contacts } from '../contacts.ts';

interface SetFavourite {
  readonly id: string;
  readonly favourite: boolean;
}

/**
 * Marks a contact for the caller alone, or takes the mark off. It is nobody else's business, so it takes no number and
 * is told to the caller's own pages only. Throws `not_found`.
 */
export async function setFavourite(
  ctx: Context,
  caller: Caller,
  { id, favourite }: SetFavourite,
): Promise<void> {
  const mark = { favouriteOf: caller.userId };
  const { matchedCount, modifiedCount } = await contacts
    .in(ctx.db)
    .updateOne({ _id: id, deletedAt: null }, favourite ? { $addToSet: mark } : { $pull: mark });
  if (matchedCount === 0) throw new AppError('not_found');
  if (modifiedCount > 0) await publishFact(ctx.bus, 'favourite', { userId: caller.userId, id, favourite });
}
