import type { ContactInput, SomeContactFields } from '../../../lib/contract/contacts/contact.ts';
import type { SavedContact } from '../../../lib/contract/contacts/contact-edit.ts';
import type { ErrorCode, FieldError } from '../../../lib/contract/errors.ts';
import { cleanLine } from '../../../lib/contract/values/text.ts';
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
  const errors = plainErrors('changed' in save ? save.changed : save);
  if (errors.length > 0) {
    return { ok: false, code: 'invalid', message: 'Some fields need a correction.', errors };
  }
  try {
    if (!('changed' in save)) {
      const contact = await call('POST /contacts', { body: save });
      return { ok: true, contact, conflicts: [] };
    }
    const { id, changed, base } = save;
    const saved = await call('POST /contacts/{id}/edits', { params: { id }, body: { changed, base } });
    return { ok: true, ...saved };
  } catch (thrown) {
    return refusalOf(thrown);
  }
}

/** The commonest mistakes, said without asking the server, also without a connection. All else it says itself. */
function plainErrors({ name, emails = [] }: SomeContactFields): FieldError[] {
  const isNameless = name !== undefined && cleanLine(name) === '';
  return [
    ...(isNameless ? [{ path: 'name', message: 'Fill this in.' }] : []),
    ...emails.flatMap(({ value }, index) =>
      /^\S+@\S+$/.test(cleanLine(value))
        ? []
        : [{ path: `emails.${index}.value`, message: 'This does not look like an email address.' }],
    ),
  ];
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
