import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { type ContactInput, type ContactPatch, EMPTY_FIELDS } from '../../contract/contacts/contact.ts';
import {
  type ContactFields,
  type RecordedField,
  recordedFieldNames,
} from '../../contract/contacts/contact-fields.ts';
import type { ContactItem } from '../../contract/contacts/contact-items.ts';
import { searchWords } from '../../contract/contacts/contact-search.ts';
import { isSame, itemKey } from '../../contract/contacts/contact-values.ts';
import { nameOrderKey } from '../../contract/contacts/name-order.ts';
import { caseKey } from '../../contract/values/text.ts';
import { invalidField } from '../../use-case/app-error.ts';
import type { ContactDoc } from '../contacts.ts';
import { toE164 } from './phone-number.ts';

type Derived = Pick<ContactDoc, 'phones' | 'nameKey' | 'tagKeys' | 'words' | 'sameKeys' | 'shape'>;

/** By which rules keys are derived now. A contact that was stored by others is brought up to date at start. */
export function shapeOf(env: Context['env']): string {
  return `2:${env.DEFAULT_COUNTRY ?? ''}`;
}

/** What is stored besides the fields themselves, so that lists and searches are answered by indexes. */
export function derivedFields(env: Context['env'], contact: ContactInput): Derived {
  const phones = contact.phones.map((phone) => ({ ...phone, e164: toE164(env, phone.value) }));
  return {
    phones,
    nameKey: nameOrderKey(contact.name),
    tagKeys: [...new Set(contact.tags.map(caseKey))],
    words: searchWords({ ...contact, phones }),
    sameKeys: sameKeys({ ...contact, phones }),
    shape: shapeOf(env),
  };
}

/** {@link derivedFields} `sameKeys` alone, for what is compared and not stored. */
export function sameKeysOf(env: Context['env'], { name, phones, emails }: ContactInput): string[] {
  return sameKeys({
    name,
    emails,
    phones: phones.map((phone) => ({ ...phone, e164: toE164(env, phone.value) })),
  });
}

/** What this contact and another one that may be the same have in common. */
function sameKeys({ name, phones, emails }: Pick<ContactDoc, 'name' | 'phones' | 'emails'>): string[] {
  return [
    ...new Set([
      `n:${caseKey(name)}`,
      ...phones.flatMap((phone) => phoneKeys(phone)),
      ...emails.map((email) => `e:${caseKey(email.value)}`),
    ]),
  ];
}

function phoneKeys(phone: ContactDoc['phones'][number]): string[] {
  if (phone.e164) return [`p:${phone.e164}`];
  const typed = itemKey(phone);
  return typed.length >= 5 ? [`p:${typed}`] : [];
}

/** The fields of a stored contact, its photo included. */
export function fieldsOf(doc: ContactDoc): ContactFields {
  return {
    name: doc.name,
    organization: doc.organization,
    title: doc.title,
    notes: doc.notes,
    phones: doc.phones.map(({ e164: _, ...phone }) => phone),
    emails: doc.emails,
    // A contact of the first release has no fields of these names.
    addresses: doc.addresses ?? [],
    websites: doc.websites ?? [],
    birthday: doc.birthday ?? '',
    tags: doc.tags,
    userId: doc.userId,
    photo: doc.photo ?? null,
  };
}

/** The fields after a merge patch: what it names is replaced, `null` empties, the rest stays. */
export function applyPatch(fields: ContactFields, { phone, email, ...patch }: ContactPatch): ContactFields {
  const next: Record<string, unknown> = { ...fields };
  for (const [field, value] of Object.entries(patch)) {
    if (value !== undefined) next[field] = value ?? EMPTY_FIELDS[field as keyof typeof EMPTY_FIELDS];
  }
  // Each value was parsed by the patch's schema, field by field the same as the whole contact's.
  const merged = next as ContactFields;
  return { ...merged, phones: withFirst(merged.phones, phone), emails: withFirst(merged.emails, email) };
}

type Item = ContactInput['phones'][number];

/** The short form's one value becomes that of the first item; empty takes the first away. */
function withFirst(items: Item[], value: string | null | undefined): Item[] {
  if (value === undefined) return items;
  const [first, ...rest] = items;
  return value ? [{ label: '', ...first, value }, ...rest] : rest;
}

/** The names of the fields in which two contacts differ. */
export function changedFields(before: ContactFields, after: ContactFields): RecordedField[] {
  return recordedFieldNames.filter((field) => !isSame(before[field], after[field]));
}

/** {@link itemKey} of a contact's item, and of a phone its international form where it has one. */
export function storedItemKey(env: Context['env']): (item: ContactItem, field: RecordedField) => string {
  return (item, field) =>
    (field === 'phones' && 'value' in item ? toE164(env, item.value) : null) ?? itemKey(item);
}

/** Throws `invalid` on `userId` when a contact is to be linked to a person who does not exist. */
export async function requireLinkedPerson(ctx: Context, userId: string | null): Promise<void> {
  if (userId === null) return;
  const person = await users.in(ctx.db).findOne({ _id: userId }, { projection: { _id: 1 } });
  if (!person) throw invalidField('userId', 'There is no such person.');
}
