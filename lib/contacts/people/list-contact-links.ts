import type { Context } from '../../context/context.ts';
import type { ContactLink } from '../../contract/contacts/contact-link.ts';
import { contacts } from '../contacts.ts';

/** Which contact each of these people is linked to; who is linked to none is left out. */
export async function listContactLinks(
  ctx: Context,
  { userIds }: { readonly userIds: readonly string[] },
): Promise<{ items: ContactLink[] }> {
  if (userIds.length === 0) return { items: [] };
  const docs = await contacts
    .in(ctx.db)
    .find(
      { userId: { $in: [...userIds] }, deletedAt: null },
      { projection: { userId: 1, photo: 1 }, sort: { _id: -1 } },
    )
    .toArray();
  // Ids made later sort later: the first one has the last word.
  const byPerson = new Map(
    docs.map(({ _id, userId, photo }) => [
      userId,
      { userId: userId ?? '', contactId: _id, photo: photo ?? null },
    ]),
  );
  return { items: [...byPerson.values()] };
}
