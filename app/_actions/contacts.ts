'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { createContact } from '@/lib/contacts/edit/create-contact.ts';
import { deleteContact } from '@/lib/contacts/edit/delete-contact.ts';
import { restoreContact } from '@/lib/contacts/edit/restore-contact.ts';
import { saveContact } from '@/lib/contacts/edit/save-contact.ts';
import { type Contact, contactInputSchema } from '@/lib/contract/contacts/contact.ts';
import { contactEditSchema, type NamedConflict } from '@/lib/contract/contacts/contact-merge.ts';
import type { Refusal } from '@/lib/contract/errors.ts';
import { byIdSchema, idSchema } from '@/lib/contract/values/ids.ts';
import { type ActionResult, runAction } from '@/lib/http/action.ts';
import {
  type ContactEdit,
  changedFields,
  isUndecided,
  takeTheirs,
  withNames,
} from '../_contacts/form/contact-edit.ts';
import { keyOfItem } from '../_contacts/form/contact-edit-items.ts';
import {
  applyIntent,
  type ContactFormState,
  type ContactOutcome,
  readEdit,
} from '../_contacts/form/contact-form.ts';
import { fieldsOfContact, formPath, inputOf } from '../_contacts/form/contact-form-values.ts';
import { textOf } from './form-state.ts';

const editSchema = contactEditSchema.extend({ id: idSchema });

/**
 * Saves the contact form: a new contact without `id`, else only the fields that differ from `base`. A form sent without
 * a script (no field `script`) leads to the contact; with one the state says what came of it.
 */
export async function saveContactAction(
  _previous: ContactFormState,
  form: FormData,
): Promise<ContactFormState> {
  const id = textOf(form, 'id');
  if (form.get('intent') === 'cancel') redirect(`/contacts/${encodeURIComponent(id)}` as Route);
  const edit = readEdit(form);
  const asked = applyIntent(edit, form.get('intent'));
  if (asked) return { edit: asked, outcome: null };
  const state = id === '' ? await create(edit) : await update(id, edit);
  const isDone = state.outcome.ok && !isUndecided(state.edit);
  if (state.outcome.ok && isDone && !form.has('script')) {
    redirect(`/contacts/${encodeURIComponent(state.outcome.contact.id)}` as Route);
  }
  return state;
}

interface Saved {
  readonly edit: ContactEdit;
  readonly outcome: ContactOutcome;
}

async function create(edit: ContactEdit): Promise<Saved> {
  const result = await runAction(contactInputSchema, inputOf(edit.draft), createContact);
  if (!result.ok) return refused(edit, result);
  return { edit: inStep(edit, result.value, []), outcome: { ok: true, contact: result.value } };
}

async function update(id: string, edit: ContactEdit): Promise<Saved> {
  const changed = changedFields(edit);
  const base = Object.fromEntries(Object.entries(edit.base ?? {}).filter(([name]) => name in changed));
  const result = await runAction(editSchema, { id, changed, base }, saveContact);
  if (!result.ok) return refused(edit, result);
  const { contact, conflicts } = result.value;
  return { edit: inStep(edit, contact, conflicts), outcome: { ok: true, contact } };
}

/** The edit after a save: what was written is the new base; what was left to decide on stays open. */
function inStep(edit: ContactEdit, contact: Contact, conflicts: readonly NamedConflict[]): ContactEdit {
  if (edit.base === null) return { ...edit, base: fieldsOfContact(contact) };
  const setBy = conflicts.map(({ field, itemId, byUserId }) => [
    itemId === null ? field : keyOfItem(field, itemId),
    byUserId,
  ]);
  return withNames(takeTheirs(edit, contact, null).edit, Object.fromEntries(setBy));
}

function refused(edit: ContactEdit, refusal: Refusal): Saved {
  const errors = refusal.errors?.map(({ path, message }) => ({
    path: formPath(path.replace(/^changed\./, ''), edit.draft),
    message,
  }));
  return { edit, outcome: { ...refusal, ...(errors ? { errors } : {}) } };
}

/** Field `id`. Without a script it leads to the list, which offers to bring the contact back. */
export async function deleteContactAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  const id = textOf(form, 'id');
  const result = await runAction(byIdSchema, { id }, async (ctx, caller, input) => {
    await deleteContact(ctx, caller, input);
    return null;
  });
  if (result.ok && !form.has('script')) redirect(`/contacts?deleted=${encodeURIComponent(id)}` as Route);
  return result;
}

/** Field `id`. Without a script it leads to the contact. */
export async function restoreContactAction(
  _previous: ActionResult<Contact> | null,
  form: FormData,
): Promise<ActionResult<Contact>> {
  const result = await runAction(byIdSchema, { id: textOf(form, 'id') }, restoreContact);
  if (result.ok && !form.has('script')) {
    redirect(`/contacts/${encodeURIComponent(result.value.id)}` as Route);
  }
  return result;
}
