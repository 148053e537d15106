import type { Context } from '../../context/context.ts';
import type { Contact } from '../../contract/contacts/contact.ts';
import { CONTACT_FIELD_SCHEMAS, type ContactFields } from '../../contract/contacts/contact-field-schemas.ts';
import type { RecordedField } from '../../contract/contacts/contact-fields.ts';
import type { FieldChange } from '../../contract/contacts/contact-history.ts';
import type { ContactItem } from '../../contract/contacts/contact-items.ts';
import { mergeFields } from '../../contract/contacts/contact-merge.ts';
import type { Clash } from '../../contract/contacts/merge-lists.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { getHistoryEntry } from '../history/history.ts';
import { fieldsOf, requireLinkedPerson } from '../stored/contact-fields.ts';
import { changeContact } from './change-contact.ts';
import { renewPhoto } from './photo.ts';
import { decideFields, publishContactUpdated } from './update-contact.ts';

interface PutBack {
  readonly id: string;
  readonly revision: number;
  readonly field: string;
}

/**
 * Undoes what one change did to one field: it becomes what it was before, and in a list of items only those items that
 * the change touched. Throws `not_found` when there was no such change, `photo_not_kept` when it is the photo and its bytes are
 * gone, and `invalid` when it is the link to an account that was erased.
 */
export async function putBack(
  ctx: Context,
  caller: Caller,
  { id, revision, field }: PutBack,
): Promise<Contact> {
  const entry = await getHistoryEntry(ctx, id, revision);
  const change = entry.changes.find((each) => each.field === field);
  if (!change) throw new AppError('not_found');
  await requirePhoto(ctx, id, change);
  if (change.field === 'userId')
    await requireLinkedPerson(ctx, CONTACT_FIELD_SCHEMAS.userId.parse(change.before));
  const schema = CONTACT_FIELD_SCHEMAS[change.field];
  const [yours, before] = [change.before, change.after].map((value) => ({
    [change.field]: schema.parse(value),
  }));
  return await changeContact(ctx, caller, {
    id,
    decide: (doc) => {
      const theirs = fieldsOf(doc);
      const merged = mergeFields({ yours: yours ?? {}, before: before ?? {}, theirs });
      return decideFields(ctx, theirs, merged.conflicts.reduce(withYours, merged.fields));
    },
    publish: (doc, done) => publishContactUpdated(ctx, caller, doc, done.changedFields),
  });
}

/** Putting a value back overwrites what came after it. */
function withYours(
  fields: ContactFields,
  { field, itemId, yours }: Clash & { readonly field: RecordedField },
): ContactFields {
  if (itemId === null) return { ...fields, [field]: yours };
  const items = fields[field as 'phones'] as ContactItem[];
  const mine = yours === null ? [] : [yours as ContactItem];
  const isThere = items.some((item) => item.id === itemId);
  const next = isThere ? items.flatMap((item) => (item.id === itemId ? mine : [item])) : [...items, ...mine];
  return { ...fields, [field]: next };
}

/** A photo can be put back while its bytes are kept. */
async function requirePhoto(ctx: Context, id: string, { field, before }: FieldChange): Promise<void> {
  if (field !== 'photo' || before === null) return;
  if (!(await renewPhoto(ctx, id, String(before)))) throw new AppError('photo_not_kept');
}
