import { isDeepStrictEqual } from 'node:util';
import { users } from '../accounts/users.ts';
import { invalidField } from '../app-error.ts';
import type { Context } from '../context.ts';
import {
  type ContactField,
  type ContactInput,
  type ContactPatch,
  contactFieldNames,
} from '../contract/contact.ts';
import { searchWords, sortKey } from '../contract/contact-search.ts';
import { foldKey } from '../contract/text.ts';
import type { ContactDoc } from './contacts.ts';

/** What is stored besides the fields themselves, so that lists and searches are answered by indexes. */
export function derivedFields(contact: ContactInput): Pick<ContactDoc, 'nameKey' | 'tagKeys' | 'words'> {
  return { nameKey: sortKey(contact.name), tagKeys: contact.tags.map(foldKey), words: searchWords(contact) };
}

/** The editable fields of a stored contact. */
export function fieldsOf(doc: ContactDoc): ContactInput {
  const { name, organization, title, notes, phones, emails, tags, userId } = doc;
  const { addresses = [], websites = [], birthday = '' } = doc;
  return { name, organization, title, notes, phones, emails, addresses, websites, birthday, tags, userId };
}

const EMPTY = {
  organization: '',
  title: '',
  notes: '',
  phones: [],
  emails: [],
  addresses: [],
  websites: [],
  birthday: '',
  tags: [],
  userId: null,
} as const;

/** The fields after a merge patch: what it names is replaced, `null` empties, the rest stays. */
export function applyPatch(fields: ContactInput, { phone, email, ...patch }: ContactPatch): ContactInput {
  const next: Record<string, unknown> = { ...fields };
  for (const [field, value] of Object.entries(patch)) {
    if (value !== undefined) next[field] = value ?? EMPTY[field as keyof typeof EMPTY];
  }
  // Each value was parsed by the patch's schema, field by field the same as the whole contact's.
  const merged = next as ContactInput;
  return { ...merged, phones: withFirst(merged.phones, phone), emails: withFirst(merged.emails, email) };
}

type Item = ContactInput['phones'][number];

/** The short form's one value put in the place of the first item; empty takes the first away. */
function withFirst(items: Item[], value: string | null | undefined): Item[] {
  if (value === undefined) return items;
  const [first, ...rest] = items;
  return value ? [{ label: first?.label ?? '', value }, ...rest] : rest;
}

/** The names of the fields in which two contacts differ. */
export function changedFields(before: ContactInput, after: ContactInput): ContactField[] {
  return contactFieldNames.filter((field) => !isDeepStrictEqual(before[field], after[field]));
}

/** Throws `invalid` on `userId` when a contact is to be linked to a person who does not exist. */
export async function requireLinkedPerson(ctx: Context, userId: string | null): Promise<void> {
  if (userId === null) return;
  const person = await users.in(ctx.db).findOne({ _id: userId }, { projection: { _id: 1 } });
  if (!person) throw invalidField('userId', 'There is no such person.');
}
