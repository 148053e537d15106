import type { Context } from '../../context/context.ts';
import type { Contact } from '../../contract/contacts/contact.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contacts } from '../contacts.ts';
import { contactsFor } from '../stored/contact-for.ts';
import { contactProjection } from '../stored/to-contact.ts';

/** The contacts with these ids, also those in the bin. One that has left the bin, or never was, is left out. */
export async function readCards(
  ctx: Context,
  caller: Caller,
  { ids }: { readonly ids: readonly string[] },
): Promise<{ items: Contact[] }> {
  const docs = await contacts
    .in(ctx.db)
    .find({ _id: { $in: [...ids] }, name: { $ne: '' } }, { projection: contactProjection })
    .toArray();
  return { items: await contactsFor(ctx, caller, docs) };
}
