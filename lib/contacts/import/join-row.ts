import type { ContactInput } from '../../contract/contacts/contact.ts';
import { splitProperty } from '../../contract/contacts/contact-extra.ts';
import type { ContactFields } from '../../contract/contacts/contact-field-schemas.ts';
import { hasLabel, itemFieldNames, type RecordedField } from '../../contract/contacts/contact-fields.ts';
import type { ContactItem } from '../../contract/contacts/contact-items.ts';
import { EXTRA_MAX, NOTES_MAX } from '../../contract/contacts/contact-limits.ts';
import { joinFields } from '../../contract/contacts/contact-merge.ts';
import { caseKey, lengthOf } from '../../contract/values/text.ts';
import { noteProperty } from '../formats/row-builder.ts';
import { nameOf } from '../formats/vcard-name.ts';

type ItemKey = (item: ContactItem, field: RecordedField) => string;

interface RowToJoin {
  readonly now: ContactFields;
  readonly fields: ContactInput;
  readonly extra: readonly string[];
  /** Whether earlier rows of this file are in the contact: then what this row displaces goes to the notes. */
  readonly isOfFile: boolean;
}

/** The fields of which a contact has one value, as the notes call them. */
const SINGLE = [
  ['name', 'Name'],
  ['organization', 'Organization'],
  ['title', 'Title'],
  ['birthday', 'Birthday'],
] as const;

/**
 * A contact with what a row says besides; the rest stays. Null if it cannot hold all of it: then the row is to be a contact of
 * its own, so that nothing is lost.
 */
export function joinRow(keyOf: ItemKey, { now, fields, extra, isOfFile }: RowToJoin): ContactFields | null {
  const { photo, ...mine } = now;
  const theirs = { ...fields, extra: [...extra] };
  if (!isRoom(mine.notes, theirs.notes)) return null;
  const joined = joinFields({ mine, theirs, prefers: 'theirs', keyOf });
  const remarks = labelRemarks(joined, theirs, keyOf);
  if (remarks === null) return null;
  const tagKeys = new Set(joined.tags.map(caseKey));
  if (!theirs.tags.every((tag) => tagKeys.has(caseKey(tag)))) return null;
  if (isOfFile) remarks.push(...displaced(mine, theirs));
  const whole = remarks.reduce(withRemark, { ...joined, photo });
  const size = whole.extra.reduce((sum, line) => sum + line.length, 0);
  return size > 2 * EXTRA_MAX ? null : whole;
}

/** A contact with another line of the notes, or beside them when they are full. */
function withRemark(contact: ContactFields, remark: string): ContactFields {
  const line = noteProperty(remark);
  if (contact.notes.includes(remark) || contact.extra.includes(line)) return contact;
  const notes = contact.notes === '' ? remark : `${contact.notes}\n${remark}`;
  const isRoomLeft = lengthOf(notes) <= NOTES_MAX;
  return isRoomLeft ? { ...contact, notes } : { ...contact, extra: [...contact.extra, line] };
}

function isRoom(mine: string, theirs: string): boolean {
  if (mine.includes(theirs) || theirs.includes(mine)) return true;
  return lengthOf(mine) + lengthOf(theirs) + 2 <= NOTES_MAX;
}

/** Labels that an item has no room for, as lines of the notes; null if an item has none. */
function labelRemarks(
  joined: Omit<ContactFields, 'photo'>,
  theirs: Omit<ContactFields, 'photo'>,
  keyOf: ItemKey,
): string[] | null {
  const remarks: string[] = [];
  for (const field of itemFieldNames) {
    const byKey = new Map<string, ContactItem>();
    for (const item of joined[field]) byKey.set(keyOf(item, field), item);
    for (const item of theirs[field]) {
      const kept = byKey.get(keyOf(item, field));
      if (kept === undefined) return null;
      if (!hasLabel(kept, item.label) && kept.label !== item.label)
        remarks.push(`${item.label}: ${'value' in item ? item.value : item.street}`);
    }
  }
  return remarks;
}

/** What earlier rows said, where this one says something else. */
function displaced(mine: Omit<ContactFields, 'photo'>, theirs: Omit<ContactFields, 'photo'>): string[] {
  const single = SINGLE.filter(
    ([field]) =>
      mine[field] !== '' && theirs[field] !== '' && caseKey(mine[field]) !== caseKey(theirs[field]),
  ).map(([field, label]) => `${label}: ${mine[field]}`);
  const [was, is] = [namePartsIn(mine.extra), namePartsIn(theirs.extra)];
  if (was !== '' && is !== '' && was !== is && was !== theirs.name) single.push(`Name: ${was}`);
  return single;
}

function namePartsIn(extra: readonly string[]): string {
  const line = extra.map(splitProperty).find(({ name }) => name === 'N');
  return line === undefined ? '' : nameOf(line.value);
}
