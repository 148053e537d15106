import type { Contact, ContactInput } from '../../../lib/contract/contacts/contact.ts';
import { caseKey, cleanLine, cleanText } from '../../../lib/contract/values/text.ts';
import { type AddressRow, type ItemRow, itemsOfRows, rowsOf } from './form-rows.ts';

/** What the fields of the contact form hold: text as it was typed, whatever it is. */
export type FormValues = {
  readonly name: string;
  readonly organization: string;
  readonly title: string;
  readonly notes: string;
  readonly phones: readonly ItemRow[];
  readonly emails: readonly ItemRow[];
  readonly websites: readonly ItemRow[];
  readonly customFields: readonly ItemRow[];
  readonly addresses: readonly AddressRow[];
  /** Each a number as typed; the year may be left out. */
  readonly birthday: { readonly day: string; readonly month: string; readonly year: string };
  /** Those that the contact has, and what is being typed beside them, separated by commas. */
  readonly tags: { readonly chips: readonly string[]; readonly text: string };
  /** Empty for no one. */
  readonly userId: string;
};

/** The editable fields of a contact. */
export function fieldsOfContact(contact: Contact): ContactInput {
  const { name, organization, title, notes, emails, addresses, websites, customFields } = contact;
  const { birthday, tags, userId } = contact;
  const phones = contact.phones.map(({ e164: _, ...phone }) => phone);
  const lines = { name, organization, title, notes };
  return { ...lines, phones, emails, addresses, websites, customFields, birthday, tags, userId };
}

/** The form of a stored contact, or an empty one. */
export function formValuesOf(fields: ContactInput | null): FormValues {
  return {
    name: fields?.name ?? '',
    organization: fields?.organization ?? '',
    title: fields?.title ?? '',
    notes: fields?.notes ?? '',
    phones: rowsOf('phones', fields?.phones ?? []) as readonly ItemRow[],
    emails: rowsOf('emails', fields?.emails ?? []) as readonly ItemRow[],
    websites: rowsOf('websites', fields?.websites ?? []) as readonly ItemRow[],
    customFields: rowsOf('customFields', fields?.customFields ?? []) as readonly ItemRow[],
    addresses: rowsOf('addresses', fields?.addresses ?? []) as readonly AddressRow[],
    birthday: birthdayParts(fields?.birthday ?? ''),
    tags: { chips: fields?.tags ?? [], text: '' },
    userId: fields?.userId ?? '',
  };
}

/** The contact that a form describes: cleaned as it will be stored, rows without a value left out. Not validated. */
export function inputOf(values: FormValues): ContactInput {
  return {
    name: cleanLine(values.name),
    organization: cleanLine(values.organization),
    title: cleanLine(values.title),
    notes: cleanText(values.notes),
    phones: itemsOfRows('phones', values.phones),
    emails: itemsOfRows('emails', values.emails),
    addresses: itemsOfRows('addresses', values.addresses),
    websites: itemsOfRows('websites', values.websites),
    customFields: itemsOfRows('customFields', values.customFields),
    birthday: birthdayOf(values.birthday),
    tags: tagsOf(values.tags),
    userId: values.userId === '' ? null : values.userId,
  };
}

function birthdayParts(text: string): FormValues['birthday'] {
  const [, year = '', month = '', day = ''] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year: year === '-' ? '' : year };
}

/** Dates are checked by the server; what is not a date is sent as it was typed, and refused there. */
function birthdayOf({ day, month, year }: FormValues['birthday']): string {
  const [d, m, y] = [cleanLine(day), cleanLine(month), cleanLine(year)];
  if (d === '' && m === '' && y === '') return '';
  return `${y === '' ? '-' : y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}

/** Each tag once, however it is written. */
export function tagsOf({ chips, text }: FormValues['tags']): string[] {
  const typed = text.split(/[,;]/).map(cleanLine);
  const byKey = new Map<string, string>();
  for (const tag of [...chips, ...typed]) {
    if (tag !== '' && !byKey.has(caseKey(tag))) byKey.set(caseKey(tag), tag);
  }
  return [...byKey.values()];
}
