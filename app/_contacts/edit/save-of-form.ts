import type { SavedContact } from '../../../lib/contract/contacts/contact-edit.ts';
import type { ContactSave } from '../../_client/outbox/queued-saves.ts';
import { applySaved, type ContactForm, editOf } from '../form/contact-form.ts';
import { inputOf } from '../form/form-values.ts';

/** What the outbox sends when this form of a contact is saved; the form goes with it, so that it can be opened again. */
export function saveOfForm(contactId: string, form: ContactForm): ContactSave {
  if (form.base === null) return { contactId, changed: inputOf(form.typed), base: null, form };
  return { contactId, ...editOf(form), form };
}

/**
 * A form after the answer to a save of it as it was `sent`. Open conflicts stay open: the answer to a later save of other
 * fields does not include them.
 */
export function applyAnswer(form: ContactForm, sent: ContactForm, answer: SavedContact): ContactForm {
  const open = Object.values(form.conflicts).map((conflict) => ({ ...conflict, yours: null }));
  return applySaved(form, sent, { ...answer, conflicts: [...open, ...answer.conflicts] });
}
