import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contacts } from '../contacts.ts';
import { addFavourite, removeFavourite } from '../stored/favourites.ts';

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
  const isThere = await contacts.in(ctx.db).findOne({ _id: id, deletedAt: null }, { projection: { _id: 1 } });
  if (!isThere) throw new AppError('not_found');
  const hasChanged = favourite ? await addFavourite(ctx, caller, id) : await removeFavourite(ctx, caller, id);
  if (hasChanged) await publishFact(ctx.bus, 'favourite', { userId: caller.userId, id, favourite });
}
