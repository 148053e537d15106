import type { Context } from '../../context/context.ts';
import { type Contact, itemFieldNames, type SomeContactFields } from '../../contract/contacts/contact.ts';
import { type ContactConflict, mergeFields } from '../../contract/contacts/contact-merge.ts';
import type { Caller } from '../../use-case/caller.ts';
import { changeContact } from './change-contact.ts';
import { fieldsOf, requireLinkedPerson } from './contact-fields.ts';
import { itemsWithIds } from './contact-items.ts';
import { lastSetBy } from './last-set-by.ts';
import { decideFields, publishContactUpdated } from './update-contact.ts';

interface MergeContact {
  readonly id: string;
  /** The changed fields as they are to be. */
  readonly changed: SomeContactFields;
  /** The same fields as they were when the person began. */
  readonly base: SomeContactFields;
}

interface Merged {
  readonly contact: Contact;
  /** The fields and items that somebody else changed meanwhile to something else; they were left as they are. */
  readonly conflicts: readonly NamedConflict[];
}

/** A conflict, and who set what stands there now; null when the history does not say. */
export interface NamedConflict extends ContactConflict {
  readonly byUserId: string | null;
}

/**
 * Saves what a person changed without undoing what others did meanwhile: a field still as it was, or already as it is
 * to be, is written, lists item by item; one that became something else is left and named. Throws `not_found`, and `invalid` when the
 * linked person does not exist.
 */
export async function mergeContact(
  ctx: Context,
  caller: Caller,
  { id, changed, base }: MergeContact,
): Promise<Merged> {
  await requireLinkedPerson(ctx, changed.userId ?? null);
  let conflicts: readonly ContactConflict[] = [];
  const contact = await changeContact(ctx, caller, {
    id,
    decide: (doc) => {
      const theirs = fieldsOf(doc);
      const merged = mergeFields({ yours: withIds(changed, base), before: base, theirs });
      conflicts = merged.conflicts;
      return decideFields(ctx, theirs, merged.fields);
    },
    publish: (doc, change) => publishContactUpdated(ctx, caller, doc, change.changedFields),
  });
  const setBy = await lastSetBy(ctx, id, conflicts);
  return {
    contact,
    conflicts: conflicts.map((each, index) => ({ ...each, byUserId: setBy[index] ?? null })),
  };
}

/** What was sent, with the ids of the items that it began from: a client may know none. */
function withIds(changed: SomeContactFields, base: SomeContactFields): SomeContactFields {
  const named = itemFieldNames.flatMap((field) => {
    const items = changed[field];
    return items ? [[field, itemsWithIds(items, base[field] ?? [])]] : [];
  });
  return { ...changed, ...Object.fromEntries(named) };
}
