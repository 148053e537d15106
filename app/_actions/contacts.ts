'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { createContact } from '@/lib/contacts/edit/create-contact.ts';
import { deleteContact } from '@/lib/contacts/edit/delete-contact.ts';
import { restoreContact } from '@/lib/contacts/edit/restore-contact.ts';
import { saveContact } from '@/lib/contacts/edit/save-contact.ts';
import { type Contact, newContactSchema } from '@/lib/contract/contacts/contact.ts';
import { contactEditSchema, type SavedContact } from '@/lib/contract/contacts/contact-edit.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { byIdSchema, idSchema } from '@/lib/contract/values/ids.ts';
import { type ActionResult, refusalOfCaller, runAction } from '@/lib/http/action.ts';
import type { SaveAnswer } from '../_client/rest/save-contact.ts';
import { applySaved, type ContactForm, editOf, isUndecided } from '../_contacts/form/contact-form.ts';
import { atForm } from '../_contacts/form/form-path.ts';
import { inputOf } from '../_contacts/form/form-values.ts';
import { textOf } from './form-state.ts';
import { applyIntent, readForm, readValues } from './read-contact-form.ts';

const editSchema = contactEditSchema.extend({ id: idSchema });

/** The contact form after it was sent, and what came of saving it; null before. Nothing typed is lost in between. */
export type ContactFormState = {
  readonly form: ContactForm;
  readonly outcome: SaveAnswer | null;
} | null;

/**
 * The contact form of a page without a script: saves a new contact without `id`, else the fields that differ from
 * `base`, and leads to the contact once nothing is left to decide on.
 */
export async function saveContactAction(
  _previous: ContactFormState,
  sent: FormData,
): Promise<ContactFormState> {
  const id = textOf(sent, 'id');
  if (sent.get('intent') === 'cancel') redirect(contactRoute(id));
  const refusal = await refusalOfCaller();
  // What was typed is shown again, so that it can be sent once more after signing in; nothing else of it is read.
  if (refusal) return { form: { typed: readValues(sent), base: null, conflicts: {} }, outcome: refusal };
  const form = readForm(sent);
  const asked = applyIntent(form, sent.get('intent'));
  if (asked) return { form: asked, outcome: null };
  const result =
    id === ''
      ? await runAction(
          { as: endpoints.createContact, schema: newContactSchema },
          inputOf(form.typed),
          createAsSaved,
        )
      : await runAction(
          { as: endpoints.saveContact, schema: editSchema },
          { id, ...editOf(form) },
          saveContact,
        );
  if (!result.ok) return { form, outcome: atForm(result, form.typed) };
  const next = applySaved(form, form, result.value);
  if (!isUndecided(next)) redirect(contactRoute(result.value.contact.id));
  return { form: next, outcome: { ok: true, ...result.value } };
}

const contactRoute = (id: string) => `/contacts/${encodeURIComponent(id)}` as Route;

async function createAsSaved(...args: Parameters<typeof createContact>): Promise<SavedContact> {
  return { contact: await createContact(...args), conflicts: [] };
}

/** For a page without a script, with the field `id`. Leads to the list, which offers to bring the contact back. */
export async function deleteContactAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  const id = textOf(form, 'id');
  const result = await runAction(
    { as: endpoints.deleteContact, schema: byIdSchema },
    { id },
    async (ctx, caller, input) => {
      await deleteContact(ctx, caller, input);
      return null;
    },
  );
  if (result.ok) redirect(`/contacts?deleted=${encodeURIComponent(id)}` as Route);
  return result;
}

/** For a page without a script, with the field `id`. Leads to the contact. */
export async function restoreContactAction(
  _previous: ActionResult<Contact> | null,
  form: FormData,
): Promise<ActionResult<Contact>> {
  const result = await runAction(
    { as: endpoints.restoreContact, schema: byIdSchema },
    { id: textOf(form, 'id') },
    restoreContact,
  );
  if (result.ok) redirect(contactRoute(result.value.id));
  return result;
}
