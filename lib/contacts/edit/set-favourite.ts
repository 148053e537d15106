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
 * Makes a contact the caller's favourite, or takes that back. It concerns no one else, so it takes no revision and is
 * published only to the caller's own pages. Throws `not_found`.
 */
export async function setFavourite(
  ctx: Context,
  caller: Caller,
  { id, favourite }: SetFavourite,
): Promise<void> {
  const favouriteOf = { favouriteOf: caller.userId };
  const { matchedCount, modifiedCount } = await contacts
    .in(ctx.db)
    .updateOne({ _id: id, deletedAt: null }, favourite ? { $addToSet: favouriteOf } : { $pull: favouriteOf });
  if (matchedCount === 0) throw new AppError('not_found');
  if (modifiedCount > 0) await publishFact(ctx.bus, 'favourite', { userId: caller.userId, id, favourite });
}
