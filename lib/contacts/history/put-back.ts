import type { Context } from '../../context/context.ts';
import { type Contact, type ContactInput, someContactFieldsSchema } from '../../contract/contacts/contact.ts';
import type { ContactItem } from '../../contract/contacts/contact-items.ts';
import { type ContactConflict, mergeFields } from '../../contract/contacts/contact-merge.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contactPhotos } from '../contacts.ts';
import { changeContact } from '../edit/change-contact.ts';
import { fieldsOf } from '../edit/contact-fields.ts';
import { photoId, setPhoto } from '../edit/photo.ts';
import { decideFields, publishContactUpdated } from '../edit/update-contact.ts';
import { getHistoryEntry } from './history.ts';

interface PutBack {
  readonly id: string;
  readonly revision: number;
  readonly field: string;
}

/**
 * Undoes what one change did to one field: it becomes what it was before, and in a list of items only those items that
 * the change touched. Throws `not_found` when there was no such change, or its photo is gone.
 */
export async function putBack(
  ctx: Context,
  caller: Caller,
  { id, revision, field }: PutBack,
): Promise<Contact> {
  const entry = await getHistoryEntry(ctx, id, revision);
  const change = entry.changes.find((each) => each.field === field);
  if (!change) throw new AppError('not_found');
  if (change.field === 'photo') return await putPhotoBack(ctx, caller, id, change.before);
  const yours = someContactFieldsSchema.parse({ [change.field]: change.before });
  const before = someContactFieldsSchema.parse({ [change.field]: change.after });
  return await changeContact(ctx, caller, {
    id,
    decide: (doc) => {
      const theirs = fieldsOf(doc);
      const merged = mergeFields({ yours, before, theirs });
      return decideFields(ctx, theirs, merged.conflicts.reduce(withYours, merged.fields));
    },
    publish: (doc, done) => publishContactUpdated(ctx, caller, doc, done.changedFields),
  });
}

/** Whoever puts something back means it, also over what came after. */
function withYours(fields: ContactInput, { field, itemId, yours }: ContactConflict): ContactInput {
  if (itemId === null) return { ...fields, [field]: yours };
  const items = fields[field as 'phones'] as ContactItem[];
  const mine = yours === null ? [] : [yours as ContactItem];
  const isThere = items.some((item) => item.id === itemId);
  const next = isThere ? items.flatMap((item) => (item.id === itemId ? mine : [item])) : [...items, ...mine];
  return { ...fields, [field]: next };
}

async function putPhotoBack(ctx: Context, caller: Caller, id: string, hash: unknown): Promise<Contact> {
  if (hash === null) return await setPhoto(ctx, caller, id, null);
  const kept = await contactPhotos
    .in(ctx.db)
    .findOne({ _id: photoId(id, String(hash)) }, { projection: { _id: 1 } });
  if (!kept) throw new AppError('not_found');
  return await setPhoto(ctx, caller, id, String(hash));
}
