import type { Contact } from '../../../lib/contract/contacts/contact.ts';
import {
  type ContactField,
  contactFieldNames,
  isItemField,
} from '../../../lib/contract/contacts/contact-fields.ts';
import type { MergeContacts } from '../../../lib/contract/contacts/contact-find.ts';
import type { TimeFormat } from '../../_ui/time/format-time.ts';
import { valueText } from '../form/contact-text.ts';

/** Whose value a field gets: that of the contact with this id, or `both` for those of all. */
export type Side = string;
export const ALL: Side = 'both';
export type MergeField = ContactField | 'photo';

/** A field in which contacts differ, what each of them says, and whose it will be unless chosen otherwise. */
export interface MergeRow {
  readonly field: MergeField;
  /** Each different value once, with the first contact that says it. */
  readonly values: readonly { readonly id: string; readonly text: string }[];
  /** Whether all can be kept: several say something, and the field has room for them. */
  readonly canJoin: boolean;
  readonly preset: Side;
}

/** The fields of which a choice has to be made. */
export function mergeRows(contacts: readonly Contact[], format: TimeFormat): MergeRow[] {
  const fields: MergeField[] = [...contactFieldNames, 'photo'];
  return fields.flatMap((field): MergeRow[] => {
    const said = contacts.map((contact) => ({ id: contact.id, ...textAndKey(contact, field, format) }));
    const values = said.filter(({ key }, at) => said.findIndex((each) => each.key === key) === at);
    if (values.length < 2) return [];
    const filled = values.filter(({ text }) => text !== '');
    const isList = field === 'notes' || field === 'tags' || (field !== 'photo' && isItemField(field));
    const canJoin = isList && filled.length > 1;
    const preset = canJoin ? ALL : (filled[0]?.id ?? ALL);
    return [{ field, values: values.map(({ id, text }) => ({ id, text })), canJoin, preset }];
  });
}

function textAndKey(
  contact: Contact,
  field: MergeField,
  format: TimeFormat,
): { readonly text: string; readonly key: string } {
  if (field === 'photo') return { text: contact.photo === null ? '' : 'A photo', key: contact.photo ?? '' };
  const text = valueText(field, contact[field], format);
  return { text, key: text };
}

/**
 * What is asked of the server to make all contacts one, each merged into the first in its turn: every field named, so that the
 * person sees all that is decided.
 */
export function mergesOf(
  contacts: readonly Contact[],
  rows: readonly MergeRow[],
  chosen: ReadonlyMap<MergeField, Side>,
): MergeContacts[] {
  return contacts.slice(1).map(({ id }) => ({
    withId: id,
    fields: Object.fromEntries(
      rows.map(({ field, preset }) => {
        const side = chosen.get(field) ?? preset;
        return [field, side === ALL ? 'both' : side === id ? 'other' : 'this'];
      }),
    ),
  }));
}
