import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import type { ContactInput, ContactPatch } from '../../contract/contacts/contact.ts';
import type { ContactFields } from '../../contract/contacts/contact-field-schemas.ts';
import {
  EMPTY_FIELDS,
  type RecordedField,
  recordedFieldNames,
} from '../../contract/contacts/contact-fields.ts';
import type { ContactItem } from '../../contract/contacts/contact-items.ts';
import { indexTerms } from '../../contract/contacts/contact-search.ts';
import { isSame, itemKey } from '../../contract/contacts/contact-values.ts';
import { lastNameKey, organizationKey } from '../../contract/contacts/family-name.ts';
import { nameOrderKey } from '../../contract/contacts/name-order.ts';
import { caseKey } from '../../contract/values/text.ts';
import { invalidField } from '../../use-case/app-error.ts';
import type { ContactDoc } from '../contacts.ts';
import { phoneKey, toE164 } from './phone-number.ts';

type Derived = Pick<
  ContactDoc,
  'phones' | 'nameKey' | 'lastNameKey' | 'organizationKey' | 'tagKeys' | 'words' | 'sameKeys' | 'shape'
>;

/** The version of the rules by which keys are derived. A contact that was stored by another version is updated at start. */
export function shapeOf(env: Context['env']): string {
  return `5:${env.DEFAULT_COUNTRY ?? ''}`;
}

/** What is stored besides the fields, so that indexes answer lists and searches. */
export function derivedFields(
  env: Context['env'],
  contact: ContactInput & { readonly extra?: readonly string[] },
): Derived {
  const phones = contact.phones.map((phone) => ({ ...phone, e164: toE164(env, phone.value) }));
  return {
    phones,
    nameKey: nameOrderKey(contact.name),
    lastNameKey: lastNameKey(contact),
    organizationKey: organizationKey(contact),
    tagKeys: [...new Set(contact.tags.map(caseKey))],
    words: indexTerms({ ...contact, phones }),
    sameKeys: sameKeys({ ...contact, phones }),
    shape: shapeOf(env),
  };
}

/** Only `sameKeys` of {@link derivedFields}, for a contact that is compared and not stored. */
export function sameKeysOf(env: Context['env'], { name, phones, emails }: ContactInput): string[] {
  return sameKeys({
    name,
    emails,
    phones: phones.map((phone) => ({ ...phone, e164: toE164(env, phone.value) })),
  });
}

/** What this contact has in common with a possible duplicate. */
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
  const key = phoneKey(phone);
  return key.length >= 5 ? [`p:${key}`] : [];
}

/** The fields of a stored contact, including its photo. */
export function fieldsOf(doc: ContactDoc): ContactFields {
  return {
    name: doc.name,
    organization: doc.organization,
    title: doc.title,
    notes: doc.notes,
    phones: doc.phones.map(({ e164: _, ...phone }) => phone),
    emails: doc.emails,
    // A contact of the first release does not have these fields.
    addresses: doc.addresses ?? [],
    websites: doc.websites ?? [],
    customFields: doc.customFields ?? [],
    birthday: doc.birthday ?? '',
    tags: doc.tags,
    userId: doc.userId,
    photo: doc.photo ?? null,
    extra: doc.extra ?? [],
  };
}

/** The fields after a merge patch: named fields are replaced, `null` empties one, the rest stays. */
export function applyPatch(fields: ContactFields, { phone, email, ...patch }: ContactPatch): ContactFields {
  const next: Record<string, unknown> = { ...fields };
  for (const [field, value] of Object.entries(patch)) {
    if (value !== undefined) next[field] = value ?? EMPTY_FIELDS[field as keyof typeof EMPTY_FIELDS];
  }
  // Each value was parsed by the patch's schema, which has the same fields as the contact's.
  const merged = next as ContactFields;
  return { ...merged, phones: withFirst(merged.phones, phone), emails: withFirst(merged.emails, email) };
}

type Item = ContactInput['phones'][number];

/** The value of the short form replaces that of the first item; an empty one removes the item. */
function withFirst(items: Item[], value: string | null | undefined): Item[] {
  if (value === undefined) return items;
  const [first, ...rest] = items;
  return value ? [{ label: '', ...first, value }, ...rest] : rest;
}

/** The names of the fields in which two contacts differ. */
export function changedFields(before: ContactFields, after: ContactFields): RecordedField[] {
  return recordedFieldNames.filter((field) => !isSame(before[field], after[field]));
}

/** {@link itemKey} of a contact's item, and of a phone where it leads. */
export function storedItemKey(env: Context['env']): (item: ContactItem, field: RecordedField) => string {
  return (item, field) => {
    if (field !== 'phones' || !('value' in item)) return itemKey(item, field);
    return phoneKey({ value: item.value, e164: toE164(env, item.value) });
  };
}

/** How many phones {@link rememberedItemKey} remembers. */
const REMEMBERED = 20_000;

/** {@link storedItemKey} for one who compares the same phones again and again. */
export function rememberedItemKey(env: Context['env']): ReturnType<typeof storedItemKey> {
  const keyOf = storedItemKey(env);
  const keys = new Map<string, string>();
  return (item, field) => {
    if (field !== 'phones' || !('value' in item)) return keyOf(item, field);
    const known = keys.get(item.value);
    if (known !== undefined) return known;
    if (keys.size === REMEMBERED) keys.clear();
    const key = keyOf(item, field);
    keys.set(item.value, key);
    return key;
  };
}

/** Throws `invalid` on `userId` when a contact is to be linked to a person who does not exist. */
export async function requireLinkedPerson(ctx: Context, userId: string | null): Promise<void> {
  if (userId === null) return;
  const person = await users
    .in(ctx.db)
    .findOne({ _id: userId, state: { $ne: 'gone' } }, { projection: { _id: 1 } });
  if (!person) throw invalidField('userId', 'There is no such person.');
}
