import { z } from 'zod';
import {
  type Contact,
  contactFieldSchema,
  isItemField,
  itemFieldNames,
  someContactFieldsSchema,
} from '@/lib/contract/contacts/contact.ts';
import type { FieldError, Refusal } from '@/lib/contract/errors.ts';
import { acceptTheirs, type ContactEdit, keepMine, type Theirs } from './contact-edit.ts';
import { draftSchema } from './contact-form-schema.ts';
import { readDraft, withoutRow, withRow } from './contact-form-values.ts';

/** What came of sending the form: saved (fields in `edit.theirs` are still to be decided on), or refused. */
export type ContactOutcome = { readonly ok: true; readonly contact: Contact } | Refusal;

/** The contact form as it stands after it was sent; null before. Nothing typed is lost in between. */
export type ContactFormState = {
  readonly edit: ContactEdit;
  readonly outcome: ContactOutcome | null;
} | null;

const baseSchema = someContactFieldsSchema.required().nullable();
export const theirsSchema = z.record(
  z.string(),
  z.object({
    field: contactFieldSchema,
    itemId: z.string().nullable(),
    value: z.unknown(),
    before: z.unknown(),
    byUserId: z.string().nullable(),
  }),
);

function readJson(form: FormData, name: string): unknown {
  try {
    return JSON.parse(String(form.get(name) ?? 'null'));
  } catch {
    return null;
  }
}

/** The form of an edit as a script sends it; `id` is empty for a new contact. */
export function formOfEdit(id: string, { base, draft, theirs }: ContactEdit): FormData {
  const form = new FormData();
  const fields = {
    id,
    base: JSON.stringify(base),
    draft: JSON.stringify(draft),
    theirs: JSON.stringify(theirs),
  };
  for (const [name, value] of Object.entries({ ...fields, script: '1' })) form.set(name, value);
  return form;
}

/** The edit as a browser sent it: what was typed, what it began from, and what others set meanwhile. */
export function readEdit(form: FormData): ContactEdit {
  const base = baseSchema.safeParse(readJson(form, 'base'));
  const theirs = theirsSchema.safeParse(readJson(form, 'theirs'));
  const readable = Object.entries(theirs.success ? theirs.data : {}).filter(([, each]) => isReadable(each));
  const draft = draftSchema.safeParse(readJson(form, 'draft'));
  return {
    base: base.success ? base.data : null,
    draft: draft.success ? draft.data : readDraft(form),
    theirs: Object.fromEntries(readable),
  };
}

/** Whether what is said to be theirs could stand in that field at all. */
function isReadable({ field, itemId, value }: Theirs): boolean {
  if (itemId !== null && value === null) return isItemField(field);
  return someContactFieldsSchema.safeParse({ [field]: itemId === null ? value : [value] }).success;
}

/**
 * What a button inside the form asks for when there is no script to do it: `add phones`, `remove emails 1`,
 * `remove tags 0`, `theirs title`, `mine phones.a1b2`. Null when it asks to save.
 */
export function applyIntent(edit: ContactEdit, intent: FormDataEntryValue | null): ContactEdit | null {
  const [verb, name = '', index] = String(intent ?? '').split(' ');
  const items = itemFieldNames.find((each) => each === name);
  if (verb === 'add' && items) return { ...edit, draft: withRow(edit.draft, items) };
  if (verb === 'remove' && items) return { ...edit, draft: withoutRow(edit.draft, items, Number(index)) };
  if (verb === 'remove' && name === 'tags') {
    const { chips, text } = edit.draft.tags;
    const left = chips.filter((_, at) => at !== Number(index));
    return { ...edit, draft: { ...edit.draft, tags: { chips: left, text } } };
  }
  if (verb === 'theirs') return acceptTheirs(edit, name);
  if (verb === 'mine') return keepMine(edit, name);
  return null;
}

/** The errors of a refusal by the path of the form's field. */
export function errorsByPath(errors: readonly FieldError[]): ReadonlyMap<string, string> {
  return new Map(errors.map(({ path, message }) => [path, message]));
}
