import type { Context } from '../../context/context.ts';
import type { Contact } from '../../contract/contacts/contact.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contacts } from '../contacts.ts';
import { contactFor } from '../stored/contact-for.ts';
import { contactProjection } from '../stored/to-contact.ts';

/** One contact. Throws `not_found`. */
export async function getContact(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<Contact> {
  const doc = await contacts
    .in(ctx.db)
    .findOne({ _id: id, deletedAt: null }, { projection: contactProjection });
  if (!doc) throw new AppError('not_found');
  return await contactFor(ctx, caller, doc);
}
