import type { Context } from '../../context/context.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { defineCollection } from '../../store/collection.ts';
import { repeatWrite } from '../../store/repeat-write.ts';

/** That one contact is one person's favourite. A document of its own: a contact may be the favourite of everybody. */
interface FavouriteDoc {
  /** {@link favouriteId}. */
  _id: string;
  userId: string;
  contactId: string;
}

export const contactFavourites = defineCollection<FavouriteDoc>('contactFavourites', [
  { key: { userId: 1 } },
  { key: { contactId: 1 } },
]);

type Person = { readonly userId: string };

export function newFavourite(userId: string, contactId: string): FavouriteDoc {
  return { _id: favouriteId(userId, contactId), userId, contactId };
}

function favouriteId(userId: string, contactId: string): string {
  return `${userId}:${contactId}`;
}

/** Which of these contacts are favourites of a person. */
export async function favouritesAmong(
  ctx: Context,
  { userId }: Person,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (contactIds.length === 0) return new Set();
  const found = await contactFavourites
    .in(ctx.db)
    .find(
      { _id: { $in: contactIds.map((id) => favouriteId(userId, id)) } },
      { projection: { contactId: 1 }, limit: contactIds.length },
    )
    .toArray();
  return new Set(found.map(({ contactId }) => contactId));
}

/** The ids of all favourites of a person, also of those that are in the bin. */
export async function favouriteIds(ctx: Context, { userId }: Person): Promise<string[]> {
  const found = await contactFavourites
    .in(ctx.db)
    .find({ userId }, { projection: { contactId: 1 } })
    .toArray();
  return found.map(({ contactId }) => contactId);
}

/** Resolves to whether it was not so before. */
export async function addFavourite(ctx: Context, { userId }: Person, contactId: string): Promise<boolean> {
  try {
    await contactFavourites.in(ctx.db).insertOne(newFavourite(userId, contactId));
    return true;
  } catch (error) {
    if (!isDuplicate(error, '_id')) throw error;
    return false;
  }
}

/** Resolves to whether it was one. */
export async function removeFavourite(ctx: Context, { userId }: Person, contactId: string): Promise<boolean> {
  const { deletedCount } = await contactFavourites
    .in(ctx.db)
    .deleteOne({ _id: favouriteId(userId, contactId) });
  return deletedCount > 0;
}

/** Makes a contact the favourite of everybody who has another one; harmless when repeated. */
export async function copyFavourites(ctx: Context, fromId: string, toId: string): Promise<void> {
  for await (const { userId } of contactFavourites.in(ctx.db).find({ contactId: fromId })) {
    await addFavourite(ctx, { userId }, toId);
  }
}

/** Forgets whose favourite a contact was. */
export async function dropFavourites(ctx: Context, contactId: string): Promise<void> {
  await repeatWrite(() => contactFavourites.in(ctx.db).deleteMany({ contactId }));
}

/** Forgets the favourites of a person. */
export async function dropFavouritesOf(ctx: Context, userId: string): Promise<void> {
  await repeatWrite(() => contactFavourites.in(ctx.db).deleteMany({ userId }));
}
