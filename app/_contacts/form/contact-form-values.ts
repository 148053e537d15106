import type { Contact, ContactInput, ItemField } from '../../../lib/contract/contacts/contact.ts';
import { caseKey, cleanLine, cleanText } from '../../../lib/contract/values/text.ts';

export interface DraftItem {
  /** The item's own, of one that is stored. */
  readonly id?: string | undefined;
  readonly label: string;
  readonly value: string;
}

export interface DraftAddress {
  readonly id?: string | undefined;
  readonly label: string;
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  readonly country: string;
}

/** What the fields of the contact form hold, as typed. There is always at least one row of phones and e-mails. */
export interface ContactDraft {
  readonly name: string;
  readonly organization: string;
  readonly title: string;
  readonly notes: string;
  readonly phones: readonly DraftItem[];
  readonly emails: readonly DraftItem[];
  readonly websites: readonly DraftItem[];
  readonly addresses: readonly DraftAddress[];
  /** Each a number as typed; the year may be left out. */
  readonly birthday: { readonly day: string; readonly month: string; readonly year: string };
  /** Those that stand there, and what is being typed beside them, separated by commas. */
  readonly tags: { readonly chips: readonly string[]; readonly text: string };
  /** Empty for nobody. */
  readonly userId: string;
}

export type { ItemField };
export type DraftRow = DraftItem | DraftAddress;

const ROWS_MAX = 60;

const blankItem: DraftItem = { label: '', value: '' };
const blankAddress: DraftAddress = {
  label: '',
  street: '',
  city: '',
  region: '',
  postcode: '',
  country: '',
};

/** Lists of which the form always shows a row. */
const isAlwaysShown = (field: ItemField) => field === 'phones' || field === 'emails';

const atLeastOne = (field: ItemField, rows: readonly DraftRow[]): readonly DraftRow[] =>
  rows.length === 0 && isAlwaysShown(field) ? [blankItem] : rows;

const withId = (id: string | undefined) => (id === undefined ? {} : { id });

const plainItem = ({ id, label, value }: DraftItem): DraftItem => ({ ...withId(id), label, value });

/** The editable fields of a contact. */
export function fieldsOfContact(contact: Contact): ContactInput {
  const { name, organization, title, notes, emails, addresses, websites, birthday, tags, userId } = contact;
  const phones = contact.phones.map(plainItem);
  return { name, organization, title, notes, phones, emails, addresses, websites, birthday, tags, userId };
}

/** The form of a contact that is there, or an empty one. */
export function draftOf(fields: ContactInput | null): ContactDraft {
  return {
    name: fields?.name ?? '',
    organization: fields?.organization ?? '',
    title: fields?.title ?? '',
    notes: fields?.notes ?? '',
    phones: rowsOf('phones', fields?.phones ?? []) as readonly DraftItem[],
    emails: rowsOf('emails', fields?.emails ?? []) as readonly DraftItem[],
    websites: rowsOf('websites', fields?.websites ?? []) as readonly DraftItem[],
    addresses: rowsOf('addresses', fields?.addresses ?? []) as readonly DraftAddress[],
    birthday: draftOfBirthday(fields?.birthday ?? ''),
    tags: { chips: fields?.tags ?? [], text: '' },
    userId: fields?.userId ?? '',
  };
}

/** The rows of stored items. */
export function rowsOf(field: ItemField, items: readonly DraftRow[]): readonly DraftRow[] {
  return atLeastOne(
    field,
    items.map((item) => ('value' in item ? plainItem(item) : item)),
  );
}

function draftOfBirthday(text: string): ContactDraft['birthday'] {
  const [, year = '', month = '', day = ''] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year: year === '-' ? '' : year };
}

/** Days are checked where they are stored; what is no day at all stays as it was typed, to be refused there. */
function birthdayOf({ day, month, year }: ContactDraft['birthday']): string {
  const [d, m, y] = [cleanLine(day), cleanLine(month), cleanLine(year)];
  if (d === '' && m === '' && y === '') return '';
  return `${y === '' ? '-' : y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}

/** A row as it will be stored, or null when nothing was typed in it. */
export function itemOfRow(row: DraftRow): DraftRow | null {
  if ('value' in row) {
    const value = cleanLine(row.value);
    return value === '' ? null : { ...withId(row.id), label: cleanLine(row.label), value };
  }
  const address = {
    ...withId(row.id),
    label: cleanLine(row.label),
    street: cleanText(row.street),
    city: cleanLine(row.city),
    region: cleanLine(row.region),
    postcode: cleanLine(row.postcode),
    country: cleanLine(row.country),
  };
  const { street, city, region, postcode, country } = address;
  return `${street.trim()}${city}${region}${postcode}${country}` === '' ? null : address;
}

const itemsOf = <T extends DraftRow>(rows: readonly T[]): T[] =>
  // A row of a kind becomes an item of that kind.
  rows.map(itemOfRow).filter((item): item is T => item !== null);

/** Each tag once, however it is written. */
export function tagsOf({ chips, text }: ContactDraft['tags']): string[] {
  const all = [...chips, ...text.split(/[,;]/).map(cleanLine)].filter((tag) => tag !== '');
  const known = new Set<string>();
  return all.filter((tag) => {
    const isNew = !known.has(caseKey(tag));
    known.add(caseKey(tag));
    return isNew;
  });
}

/** The contact that a form describes: cleaned as it will be stored, rows without a value left out. Not validated. */
export function inputOf(draft: ContactDraft): ContactInput {
  return {
    name: cleanLine(draft.name),
    organization: cleanLine(draft.organization),
    title: cleanLine(draft.title),
    notes: cleanText(draft.notes),
    phones: itemsOf(draft.phones),
    emails: itemsOf(draft.emails),
    addresses: itemsOf(draft.addresses),
    websites: itemsOf(draft.websites),
    birthday: birthdayOf(draft.birthday),
    tags: tagsOf(draft.tags),
    userId: draft.userId === '' ? null : draft.userId,
  };
}

/** A list of the form with one more row. */
export function withRow(draft: ContactDraft, field: ItemField): ContactDraft {
  const blank = field === 'addresses' ? blankAddress : blankItem;
  return { ...draft, [field]: [...draft[field], blank].slice(0, ROWS_MAX) };
}

/** A list of the form without a row. */
export function withoutRow(draft: ContactDraft, field: ItemField, index: number): ContactDraft {
  const rows: readonly DraftRow[] = draft[field];
  return {
    ...draft,
    [field]: atLeastOne(
      field,
      rows.filter((_, at) => at !== index),
    ),
  };
}

/** A list of the form with one row typed in. */
export function withItem(
  draft: ContactDraft,
  field: ItemField,
  index: number,
  change: Partial<DraftItem & DraftAddress>,
): ContactDraft {
  const rows: readonly DraftRow[] = draft[field];
  return { ...draft, [field]: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) };
}

/** The form as a browser sent it. */
export function readDraft(form: FormData): ContactDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const rows = <T>(field: ItemField, first: string, read: (start: string) => T) => {
    const found: T[] = [];
    for (let at = 0; at < ROWS_MAX && form.has(`${field}.${at}.${first}`); at += 1) {
      found.push(read(`${field}.${at}`));
    }
    return found;
  };
  const head = (start: string) => ({
    ...withId(text(`${start}.id`) || undefined),
    label: text(`${start}.label`),
  });
  const items = (field: ItemField) =>
    atLeastOne(
      field,
      rows(field, 'value', (start): DraftItem => ({ ...head(start), value: text(`${start}.value`) })),
    ) as readonly DraftItem[];
  return {
    name: text('name'),
    organization: text('organization'),
    title: text('title'),
    notes: text('notes'),
    phones: items('phones'),
    emails: items('emails'),
    websites: items('websites'),
    addresses: rows('addresses', 'street', (start) => ({
      ...head(start),
      street: text(`${start}.street`),
      city: text(`${start}.city`),
      region: text(`${start}.region`),
      postcode: text(`${start}.postcode`),
      country: text(`${start}.country`),
    })),
    birthday: { day: text('birthday.day'), month: text('birthday.month'), year: text('birthday.year') },
    tags: {
      chips: form
        .getAll('tag')
        .filter((tag): tag is string => typeof tag === 'string')
        .slice(0, ROWS_MAX),
      text: text('tags'),
    },
    userId: text('userId'),
  };
}

/**
 * Where in the form an error belongs: `phones.0.value` of what was sent counts only rows that have a value. A path
 * that is no field of the form answers itself.
 */
export function formPath(path: string, draft: ContactDraft): string {
  const [field = '', index, part] = path.split('.');
  if (field === 'tags') return 'tags';
  const isItem = (itemFieldsByName as Readonly<Record<string, boolean>>)[field] === true;
  if (!isItem || index === undefined) return path;
  const rows: readonly DraftRow[] = draft[field as ItemField];
  const filled = rows.flatMap((row, at) => (itemOfRow(row) === null ? [] : [at]));
  const first = field === 'addresses' ? 'street' : 'value';
  return `${field}.${filled[Number(index)] ?? 0}.${part ?? first}`;
}

const itemFieldsByName = { phones: true, emails: true, addresses: true, websites: true } as const;

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
