import type { Context } from '../../context/context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { conversations } from '../conversations.ts';
import { pairOf } from './pair-of.ts';

/** The id of the direct conversation of the caller and another person, or null while there is none: nothing is made. */
export async function findDirect(
  ctx: Context,
  caller: Caller,
  { userId }: { readonly userId: string },
): Promise<string | null> {
  const doc = await conversations
    .in(ctx.db)
    .findOne({ pair: pairOf(caller.userId, userId) }, { projection: { _id: 1 } });
  return doc?._id ?? null;
}
