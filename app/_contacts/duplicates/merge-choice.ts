import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import {
  type ContactField,
  contactFieldNames,
  isItemField,
} from '../../../lib/contract/contacts/contact-fields.ts';
import type { MergeContacts } from '../../../lib/contract/contacts/contact-find.ts';
import { valueText } from '../form/contact-text.ts';

export type Side = 'this' | 'other' | 'both';
export type MergeField = ContactField | 'photo';

/** A field in which two contacts differ, as each has it, and whose it will be unless chosen otherwise. */
export interface MergeRow {
  readonly field: MergeField;
  readonly mine: string;
  readonly theirs: string;
  /** Whether both can be kept: each has something, and the field has room for the two. */
  readonly canJoin: boolean;
  readonly preset: Side;
}

/** The fields of which a choice has to be made. */
export function mergeRows(one: Contact, other: Contact): MergeRow[] {
  const fields: MergeField[] = [...contactFieldNames, 'photo'];
  return fields.flatMap((field): MergeRow[] => {
    const textOf = (contact: Contact) =>
      field === 'photo' ? (contact.photo === null ? '' : 'A photo') : valueText(field, contact[field]);
    const [mine, theirs] = [textOf(one), textOf(other)];
    const isSame = field === 'photo' ? one.photo === other.photo : mine === theirs;
    if (isSame) return [];
    const isList = field === 'notes' || field === 'tags' || (field !== 'photo' && isItemField(field));
    const canJoin = isList && mine !== '' && theirs !== '';
    const preset: Side = canJoin ? 'both' : mine === '' ? 'other' : 'this';
    return [{ field, mine, theirs, canJoin, preset }];
  });
}

/** What is asked of the server: every field named, so that the person sees all that is decided. */
export function mergeFieldsOf(
  rows: readonly MergeRow[],
  chosen: ReadonlyMap<MergeField, Side>,
): MergeContacts['fields'] {
  return Object.fromEntries(rows.map(({ field, preset }) => [field, chosen.get(field) ?? preset]));
}
