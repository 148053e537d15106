import type { Context } from '../../context/context.ts';
import type { SomeContactFields } from '../../contract/contacts/contact.ts';
import type { ContactConflict, SavedContact } from '../../contract/contacts/contact-edit.ts';
import { itemFieldNames } from '../../contract/contacts/contact-fields.ts';
import { mergeFields } from '../../contract/contacts/contact-merge.ts';
import type { Caller } from '../../use-case/caller.ts';
import { fieldsOf, requireLinkedPerson } from '../stored/contact-fields.ts';
import { itemsWithIds } from '../stored/contact-items.ts';
import { changeContact } from './change-contact.ts';
import { lastSetBy } from './last-set-by.ts';
import { decideFields, publishContactUpdated } from './update-contact.ts';

interface SaveContact {
  readonly id: string;
  /** The changed fields, with their new values. */
  readonly changed: SomeContactFields;
  /** The same fields as they were when the person began. */
  readonly base: SomeContactFields;
}

/**
 * Saves what a person changed without undoing what others did meanwhile. A field that no one else changed is written, a
 * list item by item; one that another person changed to a different value stays and is returned as a conflict.
 * Throws `not_found`, and `invalid` when the linked person does not exist.
 */
export async function saveContact(
  ctx: Context,
  caller: Caller,
  { id, changed, base }: SaveContact,
): Promise<SavedContact> {
  await requireLinkedPerson(ctx, changed.userId ?? null);
  let conflicts: readonly ContactConflict[] = [];
  const contact = await changeContact(ctx, caller, {
    id,
    decide: (doc) => {
      const now = fieldsOf(doc);
      const { photo, extra, ...theirs } = now;
      const merged = mergeFields({ yours: withIds(changed, base), before: base, theirs });
      conflicts = merged.conflicts;
      return decideFields(ctx, now, { ...merged.fields, photo, extra });
    },
    publish: (doc, change) => publishContactUpdated(ctx, caller, doc, change.changedFields),
  });
  const setBy = await lastSetBy(ctx, id, conflicts);
  return {
    contact,
    conflicts: conflicts.map((each, index) => ({ ...each, byUserId: setBy[index] ?? null })),
  };
}

/** What was sent, with ids for its items: a client may not know them. */
function withIds(changed: SomeContactFields, base: SomeContactFields): SomeContactFields {
  const named = itemFieldNames.flatMap((field) => {
    const items = changed[field];
    return items ? [[field, itemsWithIds(items, base[field] ?? [])]] : [];
  });
  return { ...changed, ...Object.fromEntries(named) };
}
