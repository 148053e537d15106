import {
  type ContactInput,
  newContactSchema,
  type SomeContactFields,
  someContactFieldsSchema,
} from '../../../lib/contract/contacts/contact.ts';
import type { SavedContact } from '../../../lib/contract/contacts/contact-merge.ts';
import { saveContact as saveContactEdit } from '../../../lib/contract/endpoints/contact-edits.ts';
import { createContact } from '../../../lib/contract/endpoints/contacts.ts';
import { type ErrorCode, errorTable, type FieldError } from '../../../lib/contract/errors.ts';
import { ApiError } from './api-error.ts';
import { call } from './call.ts';

/** The changed fields of a contact as they are to be (`changed`), and as they were when the person began (`base`). */
export interface ContactEditToSave {
  readonly id: string;
  readonly changed: SomeContactFields;
  readonly base: SomeContactFields;
}

/** A new contact under an id made on this device (`newId`). */
export type NewContactToSave = ContactInput & { readonly id: string };

export interface SaveRefusal {
  readonly ok: false;
  /** `unreachable` when no answer came that can be trusted: sent again later, it may be saved. */
  readonly code: ErrorCode | 'unreachable';
  readonly message: string;
  /** Paths of the contact's fields, such as `phones.0.value`. */
  readonly errors?: readonly FieldError[] | undefined;
}

export type SaveAnswer = ({ readonly ok: true } & SavedContact) | SaveRefusal;

/**
 * Saves a new contact, or the changes of one that is stored. Safe to repeat: a new contact is stored once under its id,
 * and changes that are stored already change nothing and are no conflict. Never throws.
 */
export async function saveContact(save: ContactEditToSave | NewContactToSave): Promise<SaveAnswer> {
  const refused = check(save);
  if (refused) return refused;
  try {
    if (!('changed' in save)) {
      const contact = await call(createContact, { body: save });
      return { ok: true, contact, conflicts: [] };
    }
    const { id, changed, base } = save;
    const saved = await call(saveContactEdit, { params: { id }, body: { changed, base } });
    return { ok: true, ...saved };
  } catch (thrown) {
    return refusalOf(thrown);
  }
}

/** By the schemas that the server checks with: what is wrong is said without asking it. */
function check(save: ContactEditToSave | NewContactToSave): SaveRefusal | null {
  const { error } =
    'changed' in save ? someContactFieldsSchema.safeParse(save.changed) : newContactSchema.safeParse(save);
  if (!error) return null;
  const errors = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return { ok: false, code: 'invalid', message: errorTable.invalid.message, errors };
}

function refusalOf(thrown: unknown): SaveRefusal {
  if (!(thrown instanceof ApiError) || thrown.code === null)
    return { ok: false, code: 'unreachable', message: 'Could not reach the server. Your changes are kept.' };
  const errors = thrown.errors.map(({ path, message }) => ({
    path: path.replace(/^changed\./, ''),
    message,
  }));
  return { ok: false, code: thrown.code, message: thrown.message, ...(errors.length > 0 ? { errors } : {}) };
}
