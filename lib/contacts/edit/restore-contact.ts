import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Contact } from '../../contract/contacts/contact.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { BIN_MS, OUT_OF_BIN } from '../stored/bin.ts';
import { toContact } from '../stored/to-contact.ts';
import { changeContact } from './change-contact.ts';

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
      if (age > BIN_MS || doc.name === '') throw new AppError('not_found');
      return { set: OUT_OF_BIN, type: 'restored', changedFields: [], changes: [] };
    },
    publish: (doc) =>
      publishFact(ctx.bus, 'contact', {
        event: 'contact:created',
        payload: { revision: doc.revision, contact: toContact(doc) },
      }),
  });
}
