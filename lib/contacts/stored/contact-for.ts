import type { Context } from '../../context/context.ts';
import type { Contact } from '../../contract/contacts/contact.ts';
import { favouritesAmong } from './favourites.ts';
import { type StoredContact, toContact } from './to-contact.ts';

/** Contacts as one person sees them: with whether each is their favourite. */
export async function contactsFor(
  ctx: Context,
  viewer: { readonly userId: string },
  docs: readonly StoredContact[],
): Promise<Contact[]> {
  const favourites = await favouritesAmong(
    ctx,
    viewer,
    docs.map(({ _id }) => _id),
  );
  return docs.map((doc) => ({ ...toContact(doc), favourite: favourites.has(doc._id) }));
}

/** {@link contactsFor} of one. */
export async function contactFor(
  ctx: Context,
  viewer: { readonly userId: string },
  doc: StoredContact,
): Promise<Contact> {
  const favourites = await favouritesAmong(ctx, viewer, [doc._id]);
  return { ...toContact(doc), favourite: favourites.has(doc._id) };
}
