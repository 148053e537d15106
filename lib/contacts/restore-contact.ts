import { AppError } from '../app-error.ts';
import { tell } from '../bus/facts.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Contact } from '../contract/contact.ts';
import { changeContact } from './change-contact.ts';
import { toContact } from './to-contact.ts';

/** How long a deleted contact can be brought back, in milliseconds. */
const RESTORABLE_MS = 30 * 24 * 60 * 60 * 1000;

/** Brings a deleted contact back, as it was. Throws `not_found` when it is not deleted, or more than 30 days ago. */
export async function restoreContact(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<Contact> {
  return await changeContact(ctx, caller, {
    id,
    isDeleted: true,
    decide: (doc) => {
      const age = ctx.now().getTime() - (doc.deletedAt?.getTime() ?? 0);
      if (age > RESTORABLE_MS) throw new AppError('not_found');
      return { set: { deletedAt: null }, type: 'restored', changedFields: [] };
    },
    tell: (doc) =>
      tell(ctx.bus, 'contact', {
        event: 'contact:created',
        payload: { revision: doc.revision, contact: toContact(doc) },
      }),
  });
}
