import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Contact, ContactField, ContactInput, SomeContactFields } from '../contract/contact.ts';
import { changeContact } from './change-contact.ts';
import { fieldsOf, requireLinkedPerson } from './contact-fields.ts';
import { decideFields, tellUpdated } from './update-contact.ts';

interface MergeContact {
  readonly id: string;
  /** The changed fields as they are to be. */
  readonly changed: SomeContactFields;
  /** The same fields as they were when the person began. */
  readonly base: SomeContactFields;
}

interface Merged {
  readonly contact: Contact;
  /** The fields that somebody else changed meanwhile to something else; they were left as they are. */
  readonly conflicts: ContactField[];
}

/**
 * Saves what a person changed without undoing what others did meanwhile: a field still as it was, or already as it is
 * to be, is written; one that became something else is left and named. Throws `not_found`, and `invalid` when the
 * linked person does not exist.
 */
export async function mergeContact(
  ctx: Context,
  caller: Caller,
  { id, changed, base }: MergeContact,
): Promise<Merged> {
  await requireLinkedPerson(ctx, changed.userId ?? null);
  let conflicts: ContactField[] = [];
  const contact = await changeContact(ctx, caller, {
    id,
    decide: (doc) => {
      const now = fieldsOf(doc);
      const named = Object.keys(changed) as ContactField[];
      conflicts = named.filter(
        (field) =>
          !isDeepStrictEqual(now[field], base[field]) && !isDeepStrictEqual(now[field], changed[field]),
      );
      const kept = Object.fromEntries(conflicts.map((field) => [field, now[field]]));
      // Each value was parsed by its field's own schema; only fields that were named are there.
      return decideFields(now, { ...now, ...changed, ...kept } as ContactInput);
    },
    tell: (doc, change) => tellUpdated(ctx, caller, doc, change.changedFields),
  });
  return { contact, conflicts };
}
