import type { Contact, ContactInput } from '../../lib/contract/contact.ts';
import { cleanLine, cleanText } from '../../lib/contract/text.ts';

export interface DraftItem {
  /** The item's own, of one that is stored. */
  readonly id?: string | undefined;
  readonly label: string;
  readonly value: string;
}

/** What the fields of the contact form hold, as typed. There is always at least one row of each list. */
export interface ContactDraft {
  readonly name: string;
  readonly organization: string;
  readonly title: string;
  readonly notes: string;
  readonly phones: readonly DraftItem[];
  readonly emails: readonly DraftItem[];
  /** Separated by commas. */
  readonly tags: string;
  /** Empty for nobody. */
  readonly userId: string;
  readonly birthday: string;
  readonly addresses: ContactInput['addresses'];
  readonly websites: ContactInput['websites'];
}

export type ItemField = 'phones' | 'emails';

const ROWS_MAX = 60;

const blankItem: DraftItem = { label: '', value: '' };

const rowsOf = (items: readonly DraftItem[]): readonly DraftItem[] =>
  items.length > 0 ? items.map(withoutDerived) : [blankItem];

const withoutDerived = ({ id, label, value }: DraftItem): DraftItem => ({
  ...(id === undefined ? {} : { id }),
  label,
  value,
});

/** The editable fields of a contact. */
export function fieldsOfContact(contact: Contact): ContactInput {
  const { name, organization, title, notes, emails, addresses, websites, birthday, tags, userId } = contact;
  const phones = contact.phones.map(withoutDerived);
  return { name, organization, title, notes, phones, emails, addresses, websites, birthday, tags, userId };
}

/** The form of a contact that is there, or an empty one. */
export function draftOf(fields: ContactInput | null): ContactDraft {
  return {
    name: fields?.name ?? '',
    organization: fields?.organization ?? '',
    title: fields?.title ?? '',
    notes: fields?.notes ?? '',
    phones: rowsOf(fields?.phones ?? []),
    emails: rowsOf(fields?.emails ?? []),
    tags: (fields?.tags ?? []).join(', '),
    userId: fields?.userId ?? '',
    birthday: fields?.birthday ?? '',
    addresses: fields?.addresses ?? [],
    websites: fields?.websites ?? [],
  };
}

const itemsOf = (rows: readonly DraftItem[]) =>
  rows
    .map((row) => withoutDerived({ ...row, label: cleanLine(row.label), value: cleanLine(row.value) }))
    .filter(({ value }) => value !== '');

/** The contact that a form describes: cleaned as it will be stored, rows without a value left out. Not validated. */
export function inputOf(draft: ContactDraft): ContactInput {
  const tags = draft.tags.split(',').map(cleanLine);
  return {
    name: cleanLine(draft.name),
    organization: cleanLine(draft.organization),
    title: cleanLine(draft.title),
    notes: cleanText(draft.notes),
    phones: itemsOf(draft.phones),
    emails: itemsOf(draft.emails),
    tags: [...new Set(tags.filter((tag) => tag !== ''))],
    userId: draft.userId === '' ? null : draft.userId,
    birthday: draft.birthday,
    addresses: [...draft.addresses],
    websites: [...draft.websites],
  };
}

/** Whether nothing was typed at all. */
export function isBlank(draft: ContactDraft): boolean {
  return sameValue(inputOf(draft), inputOf(draftOf(null)));
}

/** A list of the form with one more row. */
export function withRow(draft: ContactDraft, field: ItemField): ContactDraft {
  return { ...draft, [field]: [...draft[field], blankItem].slice(0, ROWS_MAX) };
}

/** A list of the form without a row; the last one is emptied. */
export function withoutRow(draft: ContactDraft, field: ItemField, index: number): ContactDraft {
  return { ...draft, [field]: rowsOf(draft[field].filter((_, at) => at !== index)) };
}

/** A list of the form with one row typed in. */
export function withItem(
  draft: ContactDraft,
  field: ItemField,
  index: number,
  change: Partial<DraftItem>,
): ContactDraft {
  const rows = draft[field].map((row, at) => (at === index ? { ...row, ...change } : row));
  return { ...draft, [field]: rows };
}

/** The form as a browser sent it; what it has no field for stays as in `base`. */
export function readDraft(form: FormData, base: ContactInput | null): ContactDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const rows = (field: ItemField) => {
    const read: DraftItem[] = [];
    for (let at = 0; at < ROWS_MAX && form.has(`${field}.${at}.value`); at += 1) {
      const id = text(`${field}.${at}.id`) || undefined;
      read.push({ id, label: text(`${field}.${at}.label`), value: text(`${field}.${at}.value`) });
    }
    return rowsOf(read);
  };
  return {
    name: text('name'),
    organization: text('organization'),
    title: text('title'),
    notes: text('notes'),
    phones: rows('phones'),
    emails: rows('emails'),
    tags: text('tags'),
    userId: text('userId'),
    birthday: base?.birthday ?? '',
    addresses: base?.addresses ?? [],
    websites: base?.websites ?? [],
  };
}

/**
 * Where in the form an error belongs: `phones.0.value` of what was sent counts only rows that have a value. A path
 * that is no field of the form answers itself.
 */
export function formPath(path: string, draft: ContactDraft): string {
  const match = /^(phones|emails)\.(\d+)\.(label|value)$/.exec(path);
  if (!match) return path.startsWith('tags') ? 'tags' : path;
  const field: ItemField = match[1] === 'phones' ? 'phones' : 'emails';
  const filled = draft[field].flatMap(({ value }, at) => (cleanLine(value) === '' ? [] : [at]));
  return `${field}.${filled[Number(match[2])] ?? 0}.${match[3]}`;
}

/** Whether two plain values are the same, item by item, whatever the order of their keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [one, other] = [Object.entries(a), Object.entries(b)];
  return (
    one.length === other.length &&
    one.every(
      ([key, value]) => Object.hasOwn(b, key) && sameValue(value, (b as Record<string, unknown>)[key]),
    )
  );
}
