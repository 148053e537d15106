import { z } from 'zod';
import {
  type Contact,
  type ContactField,
  contactFieldNames,
  someContactFieldsSchema,
} from '@/lib/contract/contact.ts';
import type { FieldError, Refusal } from '@/lib/contract/errors.ts';
import { type ItemField, readDraft, withoutRow, withRow } from './contact-draft.ts';
import { acceptTheirs, type ContactEdit, keepMine } from './contact-edit.ts';

/** What came of sending the form: saved (fields in `edit.theirs` are still to be decided on), or refused. */
export type ContactOutcome = { readonly ok: true; readonly contact: Contact } | Refusal;

/** The contact form as it stands after it was sent; null before. Nothing typed is lost in between. */
export type ContactFormState = {
  readonly edit: ContactEdit;
  readonly outcome: ContactOutcome | null;
} | null;

const baseSchema = someContactFieldsSchema.required().nullable();
const theirsSchema = z.partialRecord(
  z.enum(contactFieldNames as [ContactField, ...ContactField[]]),
  z.object({ fields: someContactFieldsSchema, byUserId: z.string().nullable() }),
);

function readJson(form: FormData, name: string): unknown {
  try {
    return JSON.parse(String(form.get(name) ?? 'null'));
  } catch {
    return null;
  }
}

/** The edit as a browser sent it: what was typed, what it began from, and what others set meanwhile. */
export function readEdit(form: FormData): ContactEdit {
  const base = baseSchema.safeParse(readJson(form, 'base'));
  const theirs = theirsSchema.safeParse(readJson(form, 'theirs'));
  const began = base.success ? base.data : null;
  return {
    base: began,
    draft: readDraft(form, began),
    theirs: theirs.success ? definedOf(theirs.data) : {},
  };
}

function definedOf(theirs: z.infer<typeof theirsSchema>): ContactEdit['theirs'] {
  return Object.fromEntries(Object.entries(theirs).filter(([, value]) => value !== undefined));
}

const itemFields: Readonly<Record<string, ItemField>> = { phones: 'phones', emails: 'emails' };

/**
 * What a button inside the form asks for when there is no script to do it: `add phones`, `remove emails 1`,
 * `theirs title`, `mine title`. Null when it asks to save.
 */
export function applyIntent(edit: ContactEdit, intent: FormDataEntryValue | null): ContactEdit | null {
  const [verb, name = '', index] = String(intent ?? '').split(' ');
  const items = itemFields[name];
  const field = contactFieldNames.find((each) => each === name);
  if (verb === 'add' && items) return { ...edit, draft: withRow(edit.draft, items) };
  if (verb === 'remove' && items) return { ...edit, draft: withoutRow(edit.draft, items, Number(index)) };
  if (verb === 'theirs' && field) return acceptTheirs(edit, field);
  if (verb === 'mine' && field) return keepMine(edit, field);
  return null;
}

/** The errors of a refusal by the path of the form's field. */
export function errorsByPath(errors: readonly FieldError[]): ReadonlyMap<string, string> {
  return new Map(errors.map(({ path, message }) => [path, message]));
}
