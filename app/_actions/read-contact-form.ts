import { someContactFieldsSchema } from '@/lib/contract/contacts/contact.ts';
import {
  contactFieldNames,
  type ItemField,
  isItemField,
  itemFieldNames,
} from '@/lib/contract/contacts/contact-fields.ts';
import { parseJson } from '@/lib/contract/values/parse-json.ts';
import {
  acceptTheirs,
  type ContactForm,
  keepMine,
  type OpenConflict,
} from '../_contacts/form/contact-form.ts';
import { atLeastOne, type ItemRow, ROWS_MAX, withoutRow, withRow } from '../_contacts/form/form-rows.ts';
import type { FormValues } from '../_contacts/form/form-values.ts';
import { isConflicts } from '../_contacts/form/kept-form.ts';

const baseSchema = someContactFieldsSchema.required().nullable();

/** More than a contact with all its conflicts needs. In characters. */
const JSON_MAX = 1024 * 1024;
/** One for each field, and one for each item of a list. */
const CONFLICTS_MAX = contactFieldNames.length + itemFieldNames.length * ROWS_MAX;

/** A form as a browser without a script sent it: what was typed, what it began from, and what is to be decided on. */
export function readForm(sent: FormData): ContactForm {
  const base = baseSchema.safeParse(readJson(sent, 'base'));
  const conflicts = readJson(sent, 'conflicts');
  const readable = Object.entries(isConflicts(conflicts) ? conflicts : {})
    .slice(0, CONFLICTS_MAX)
    .filter(([, each]) => isReadable(each));
  return { typed: readValues(sent), base: base.data ?? null, conflicts: Object.fromEntries(readable) };
}

function readJson(sent: FormData, name: string): unknown {
  try {
    const text = String(sent.get(name) ?? 'null');
    return text.length > JSON_MAX ? null : parseJson(text);
  } catch {
    return null;
  }
}

/** Whether the sent values of a conflict have the right type for their field. */
function isReadable({ field, itemId, theirs, before = null }: OpenConflict): boolean {
  const isValue = (value: unknown) =>
    someContactFieldsSchema.safeParse({ [field]: itemId === null ? value : [value] }).success;
  if (before !== null && !isValue(before)) return false;
  return itemId !== null && theirs === null ? isItemField(field) : isValue(theirs);
}

/** What was typed, as a browser sent it. */
export function readValues(sent: FormData): FormValues {
  const text = (name: string) => {
    const value = sent.get(name);
    return typeof value === 'string' ? value : '';
  };
  const items = (field: ItemField) =>
    atLeastOne(field, readRows(sent, field, ['value'])) as readonly ItemRow[];
  const tags = sent.getAll('tag').filter((tag): tag is string => typeof tag === 'string');
  return {
    name: text('name'),
    organization: text('organization'),
    title: text('title'),
    notes: text('notes'),
    phones: items('phones'),
    emails: items('emails'),
    websites: items('websites'),
    customFields: items('customFields'),
    addresses: readRows(sent, 'addresses', ['street', 'city', 'region', 'postcode', 'country']),
    birthday: { day: text('birthday.day'), month: text('birthday.month'), year: text('birthday.year') },
    tags: { chips: tags.slice(0, ROWS_MAX), text: text('tags') },
    userId: text('userId'),
  };
}

type ReadRow<P extends string> = { id?: string; label: string } & Record<P, string>;

/** The rows of a list; there is one as long as its first part was sent. */
function readRows<P extends string>(
  sent: FormData,
  field: ItemField,
  parts: readonly [P, ...P[]],
): ReadRow<P>[] {
  const rows: ReadRow<P>[] = [];
  while (rows.length < ROWS_MAX && sent.has(`${field}.${rows.length}.${parts[0]}`)) {
    const text = (part: string) => {
      const value = sent.get(`${field}.${rows.length}.${part}`);
      return typeof value === 'string' ? value : '';
    };
    const typed = Object.fromEntries(parts.map((part) => [part, text(part)])) as Record<P, string>;
    const id = text('id');
    rows.push({ ...(id === '' ? {} : { id }), label: text('label'), ...typed });
  }
  return rows;
}

/**
 * What a button inside the form asks for when there is no script to do it: `add phones`, `remove emails 1`,
 * `remove tags 0`, `theirs title`, `mine phones.a1b2`. Null when it asks to save.
 */
export function applyIntent(form: ContactForm, intent: FormDataEntryValue | null): ContactForm | null {
  const [verb, name = '', index] = String(intent ?? '').split(' ');
  const { typed } = form;
  const items = itemFieldNames.find((each) => each === name);
  if (verb === 'add' && items) return { ...form, typed: withRow(typed, items) };
  if (verb === 'remove' && items) return { ...form, typed: withoutRow(typed, items, Number(index)) };
  if (verb === 'remove' && name === 'tags') {
    const chips = typed.tags.chips.filter((_, at) => at !== Number(index));
    return { ...form, typed: { ...typed, tags: { ...typed.tags, chips } } };
  }
  if (verb === 'theirs') return acceptTheirs(form, name);
  if (verb === 'mine') return keepMine(form, name);
  return null;
}
