import type { Context } from '../../context/context.ts';
import { dropFavouritesOf } from '../stored/favourites.ts';

/** Takes out what the address book keeps of a person alone: their favourites. Contacts themselves belong to everyone. */
export async function forgetPerson(ctx: Context, userId: string): Promise<void> {
  await dropFavouritesOf(ctx, userId);
}
