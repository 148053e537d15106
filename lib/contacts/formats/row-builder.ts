import type { ContactInput } from '../../contract/contacts/contact.ts';
import { splitProperty } from '../../contract/contacts/contact-extra.ts';
import { CONTACT_FIELD_SCHEMAS } from '../../contract/contacts/contact-field-schemas.ts';
import type { ItemField, RecordedField } from '../../contract/contacts/contact-fields.ts';
import {
  type Address,
  addressSchema,
  type ContactItem,
  contactEmailItemSchema,
  customFieldSchema,
  phoneSchema,
  websiteSchema,
} from '../../contract/contacts/contact-items.ts';
import { EXTRA_MAX, ITEMS_MAX, LABEL_MAX, NOTES_MAX } from '../../contract/contacts/contact-limits.ts';
import { itemKey } from '../../contract/contacts/contact-values.ts';
import { caseKey, cleanLine, cleanText, lengthOf } from '../../contract/values/text.ts';
import type { BadRow, ImportRow, Misfit } from './import-row.ts';
import { readBirthday } from './read-birthday.ts';
import { escapeText, unescapeText } from './vcard-text.ts';

const LINE_MAX = 200;
const TAG_MAX = 40;
/** How many values of one row are named that had to go elsewhere. */
const NAMED_MAX = 100;
/** How much of a value is named. In characters. */
const VALUE_MAX = 1_000;

/** So much of a label can be the heading of a line of the notes. */
const HEADING_MAX = 2_000;

const ITEM_SCHEMAS = {
  phones: phoneSchema,
  emails: contactEmailItemSchema,
  addresses: addressSchema,
  websites: websiteSchema,
  customFields: customFieldSchema,
} as const;

/** What programs write that have no date. */
export const NO_DATE = 'This is how programs write that there is no date.';
export const isNoDate = (text: string): boolean =>
  text.length < 60 && text.includes('0') && /^[0./\-\s:TZ]*$/.test(text);

type LineField = 'organization' | 'title';
type Items = { [F in ItemField]: ContactInput[F] };

interface RowPlace {
  readonly line: number;
  readonly end: number;
  readonly uid: string | null;
  readonly given: readonly RecordedField[];
  readonly photo: Uint8Array | null;
}

/**
 * Puts the values of one row of a file where a contact can hold them. One that its field cannot hold goes to the notes under
 * its heading; what the notes cannot hold is kept as `extra`; the rest is named as lost. So nothing disappears, and one odd
 * value does not throw the row out.
 */
export class RowBuilder {
  #name = '';
  readonly #lines = { organization: '', title: '' };
  readonly #items: Items = { phones: [], emails: [], addresses: [], websites: [], customFields: [] };
  readonly #keys = new Set<string>();
  #birthday = '';
  readonly #tags: string[] = [];
  readonly #tagKeys = new Set<string>();
  userId: string | null = null;
  readonly #notes: string[] = [];
  readonly #remarks: { readonly column: string; readonly value: string; readonly text: string }[] = [];
  readonly #extra: string[] = [];
  #extraSize = 0;
  #groups = 0;
  readonly #noted: Misfit[] = [];
  readonly #lost: Misfit[] = [];
  #lostCount = 0;
  /** Names that stand beside emails; they are noted if they are not the contact's. */
  readonly #names: { readonly column: string; readonly value: string; readonly name: string }[] = [];

  readonly #isOwn: boolean;

  /** `isOwn`: from our own export, of which every item is one that a contact has. */
  constructor(isOwn: boolean) {
    this.#isOwn = isOwn;
  }

  get name(): string {
    return this.#name;
  }

  /** The name: the first one that is given. */
  setName(column: string, text: string): void {
    const value = cleanLine(text);
    if (value === '') return;
    if (this.#name === '') {
      this.#name = cut(value, LINE_MAX).trimEnd();
      if (this.#name !== value) this.remark(column, text, `Use at most ${LINE_MAX} characters.`);
    } else if (value !== this.#name) this.remark(column, text, 'A contact has one name.');
  }

  /** The organization or the title: the first one that is given. */
  line(field: LineField, column: string, text: string): void {
    const value = cleanLine(text);
    const known = this.#lines[field];
    if (value === '' || value === known) return;
    if (known === '') this.#lines[field] = cut(value, LINE_MAX).trimEnd();
    if (known !== '') this.remark(column, text, 'A contact has one of these.');
    else if (this.#lines[field] !== value) this.remark(column, text, `Use at most ${LINE_MAX} characters.`);
  }

  get organization(): string {
    return this.#lines.organization;
  }

  /** A phone, an email or a website. */
  item(field: 'phones' | 'emails' | 'websites', column: string, label: string, text: string): boolean {
    const value = text.trim();
    if (value === '') return true;
    return this.#addItem(field, { column, label, text: value }, { value });
  }

  /** A field with a label of its own; one that is too long, or has several lines, is a line of the notes. */
  customField(column: string, label: string, text: string): void {
    const [own, value] = [cleanLine(label.slice(0, HEADING_MAX)), cleanText(text).trim()];
    if (value === '') return;
    const parsed = customFieldSchema.safeParse({ label: own === '' ? column : own, value });
    const isFull = this.#items.customFields.length >= ITEMS_MAX;
    if (parsed.success && parsed.data.value === value && !isFull) this.#items.customFields.push(parsed.data);
    else {
      this.remark(own === '' ? column : own, text, 'It does not fit a field of its own.');
      if (label.length > HEADING_MAX) this.#longLabel(column, label, text);
    }
  }

  /** Whether the value is an email that a contact can hold. */
  isEmail(text: string): boolean {
    return contactEmailItemSchema.safeParse({ value: text }).success;
  }

  /** Remembers the name that stands beside an email in `value`. */
  nameOfEmail(column: string, value: string, name: string): void {
    this.#names.push({ column, value, name });
  }

  get addressCount(): number {
    return this.#items.addresses.length;
  }

  address(column: string, label: string, parts: Omit<Address, 'id' | 'label'>): void {
    const text = [parts.street, [parts.postcode, parts.city].join(' '), parts.region, parts.country]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(', ');
    if (text !== '') this.#addItem('addresses', { column, label, text }, parts);
  }

  #addItem(
    field: ItemField,
    { column, label, text }: { readonly column: string; readonly label: string; readonly text: string },
    value: object,
  ): boolean {
    const fitting = fittingLabel(label);
    if (this.#items[field].length >= ITEMS_MAX)
      return this.misfit(column, label, text, `Use at most ${ITEMS_MAX} ${field}.`);
    const parsed = ITEM_SCHEMAS[field].safeParse({ ...value, label: fitting });
    if (!parsed.success)
      return this.misfit(
        column,
        label,
        text,
        parsed.error.issues[0]?.message ?? 'It does not fit its field.',
      );
    const item = parsed.data as ContactItem;
    const key = `${field} ${itemKey(item)} ${caseKey(item.label)}`;
    if (this.#isOwn || !this.#keys.has(key)) (this.#items[field] as ContactItem[]).push(item);
    this.#keys.add(key);
    this.#longLabel(column, label, text);
    return true;
  }

  /** A value that its field cannot hold, with the label that it has. */
  misfit(column: string, label: string, text: string, reason: string): false {
    const fitting = fittingLabel(label);
    this.remark(fitting === '' ? column : `${column} (${fitting})`, text, reason);
    this.#longLabel(column, label, text);
    return false;
  }

  /** A label that had to be cut is a line of the notes beside its value. */
  #longLabel(column: string, label: string, text: string): void {
    if (cleanLine(label) !== fittingLabel(label))
      this.remark(`${column} ${cut(cleanLine(text.slice(0, 200)), 60)}`, label, 'The label is too long.');
  }

  /** The birthday; `isExact` if it is written as we write it. */
  birthday(column: string, text: string, isExact = false): void {
    const value = cleanLine(text);
    if (value === '') return;
    const isDay = (text: string) => CONTACT_FIELD_SCHEMAS.birthday.safeParse(text).success;
    const day = isExact && isDay(value) ? value : readBirthday(value);
    if (isNoDate(value)) this.lose(column, text, NO_DATE);
    else if (day === null || !isDay(day)) this.remark(column, text, 'This is no day that can be understood.');
    else if (this.#birthday !== '' && this.#birthday !== day)
      this.remark(column, text, 'A contact has one birthday.');
    else {
      this.#birthday = day;
      if (/(?:T(?!00:?00)\d{2}:?| (?!00:00)\d{2}:)\d{2}/.test(value))
        this.remark(column, text, 'A birthday has no time.');
    }
  }

  tag(column: string, text: string): void {
    const value = cleanLine(text);
    if (value === '' || this.#tagKeys.has(caseKey(value))) return;
    if (this.#tags.length >= ITEMS_MAX) this.remark(column, text, `Use at most ${ITEMS_MAX} tags.`);
    else if (lengthOf(value) > TAG_MAX) this.remark(column, text, `Use at most ${TAG_MAX} characters.`);
    else {
      this.#tagKeys.add(caseKey(value));
      this.#tags.push(value);
    }
  }

  note(text: string): void {
    if (text.trim() !== '') this.#notes.push(cleanText(text));
  }

  /** A value that no field holds: a line of the notes, under its heading. */
  remark(column: string, text: string, reason: string): void {
    const value = cleanText(text).trim();
    if (value === '') return;
    this.#remarks.push({ column, value, text: column === '' ? value : `${column}: ${value}` });
    this.#record(this.#noted, { column, value, reason });
  }

  /** A property of a vCard that no field holds, as it came. */
  keep(column: string, line: string): void {
    this.#keepLines(column, [line]);
  }

  /** A value with a label that no field holds, as a property that phones understand. */
  keepLabelled(column: string, property: string, label: string, value: string): void {
    if (value.trim() === '') return;
    const line = `${property}:${escapeText(cleanText(value).trim())}`;
    const own = cleanLine(label);
    if (own === '') this.#keepLines(column, [line]);
    else this.keepBlock(column, [line, `X-ABLabel:${escapeText(own)}`]);
  }

  /** Lines that came with numbered groups of their own. */
  keepBlock(column: string, lines: readonly string[]): void {
    this.#groups += 1;
    this.#keepLines(
      column,
      lines.map((line) => `item${this.#groups}.${line}`),
    );
  }

  /** Keeps lines together, or names their values. */
  #keepLines(column: string, lines: readonly string[], values = lines.map(textOfLine)): void {
    const clean = lines.map((line) => cleanText(line).replaceAll('\n', ' '));
    const size = clean.reduce((sum, line) => sum + line.length, 0);
    if (this.#extraSize + size > EXTRA_MAX) {
      const reason = `No more than ${EXTRA_MAX} characters are kept besides the fields.`;
      for (const value of values) this.lose(column, value, reason);
    } else {
      this.#extraSize += size;
      this.#extra.push(...clean);
    }
  }

  /** A value that is kept nowhere. */
  lose(column: string, text: string, reason: string): void {
    this.#lostCount += 1;
    this.#record(this.#lost, { column, value: text.trim(), reason });
  }

  #record(named: Misfit[], { column, value, reason }: Misfit): void {
    if (named.length < NAMED_MAX)
      named.push({
        column: cut(cleanLine(column.slice(0, 2_000)), LINE_MAX),
        value: cut(value, VALUE_MAX),
        reason,
      });
  }

  /** The row; one in which there is nothing is refused. */
  build({ line, end, uid, given, photo }: RowPlace): ImportRow | BadRow {
    for (const { column, value, name } of this.#names) {
      const isOwn = this.#name === '' || wordsIn(name).every((word) => wordsIn(this.#name).includes(word));
      if (this.#name === '') this.setName(column, name);
      if (!isOwn) this.remark(column, value, 'The name beside the email is another one.');
    }
    const name = this.#name === '' ? this.#anyName(uid, photo) : this.#name;
    if (name === '') return { line, end, reason: this.#whyNothing() };
    const notes = this.#allNotes();
    const fields: ContactInput = {
      name,
      ...this.#lines,
      notes,
      ...this.#items,
      birthday: this.#birthday,
      tags: this.#tags,
      userId: this.userId,
    };
    return {
      line,
      end,
      uid,
      fields,
      extra: this.#extra,
      given,
      photo,
      noted: this.#noted,
      lost: this.#lost,
      lostCount: this.#lostCount,
    };
  }

  /** What a contact without a name is called by: what it can be reached by, or what else says who it is. */
  #anyName(uid: string | null, photo: Uint8Array | null): string {
    const { phones, emails, websites, addresses } = this.#items;
    const address = addresses[0];
    const texts = [
      this.#lines.organization,
      nicknameIn(this.#extra),
      emails[0]?.value,
      phones[0]?.value,
      websites[0]?.value,
      address && `${address.street} ${address.city} ${address.region} ${address.country} ${address.postcode}`,
      this.#lines.title,
      this.#items.customFields[0]?.value,
      this.#remarks[0]?.text,
      this.#notes[0]?.split('\n', 1)[0],
      this.#tags[0],
      this.#birthday,
      ...this.#extra.map(textOfLine),
      uid,
      photo === null ? '' : 'Only a photo',
    ];
    const found = texts.map((text) => cleanLine((text ?? '').slice(0, 2_000))).find((text) => text !== '');
    return cut(found ?? '', LINE_MAX).trimEnd();
  }

  /** Why a row is refused: there is nothing in it that can be kept. What cannot is named. */
  #whyNothing(): string {
    const said = this.#lost.map(({ value }) => value).filter((text) => text !== '');
    if (said.length === 0) return NOTHING;
    const values = said
      .map((text) => `“${cut(cleanLine(text.slice(0, 2_000)), 100)}”`)
      .slice(0, 20)
      .join(', ');
    return `There is nothing in it that can be kept: ${values}.`;
  }

  /** The notes with all remarks; what they cannot hold is kept beside them. */
  #allNotes(): string {
    let notes = this.#ownNotes();
    let size = lengthOf(notes);
    for (const { column, value, text } of this.#remarks) {
      const length = lengthOf(text) + 1;
      if (size + length > NOTES_MAX) this.#keepNote(column, text, value);
      else {
        notes = notes === '' ? text : `${notes}\n${text}`;
        size += length;
      }
    }
    return notes;
  }

  /** Each note by itself, so that none that is left out is named only as the end of another one. */
  #ownNotes(): string {
    const parts: string[] = [];
    let room = NOTES_MAX;
    for (const note of this.#notes) {
      const between = parts.length === 0 ? 0 : GAP.length;
      const head = room > between ? cutAtSpace(note, room - between) : '';
      const rest = note.slice(head.length);
      if (head !== '') parts.push(head);
      if (rest !== '') this.#keepNote('Notes', rest, rest);
      room = rest === '' ? room - between - lengthOf(head) : 0;
    }
    return parts.join(GAP);
  }

  #keepNote(column: string, text: string, value: string): void {
    this.#keepLines(column, [noteProperty(text)], [value]);
  }
}

/** Between the notes of one contact. */
const GAP = '\n\n';

/** Notes that are kept beside those that have no more room. */
export const noteProperty = (text: string): string => `X-PARLEY-NOTE:${escapeText(text)}`;

const textOfLine = (line: string) => unescapeText(splitProperty(line).value);

/** Why a row is refused that has no value. */
export const NOTHING = 'There is nothing in it.';

const wordsIn = (text: string): string[] => caseKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function nicknameIn(extra: readonly string[]): string {
  const line = extra.find((each) => /^(?:item\d+\.)?NICKNAME[;:]/i.test(each));
  return line === undefined ? '' : line.slice(line.indexOf(':') + 1).replace(/\\(.)/g, '$1');
}

/** The first `max` characters of a text. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return [...text.slice(0, max * 2)].slice(0, max).join('');
}

/** The beginning of a text of at most `max` characters, whole words if they are not too long. */
function cutAtSpace(text: string, max: number): string {
  const start = cut(text, max);
  if (start === text) return text;
  const tail = start.slice(-200);
  const space = tail.search(/\s\S*$/);
  return space < 0 ? start : start.slice(0, start.length - tail.length + space);
}

/** A label from a file, cut to the length that ours may have. */
export function fittingLabel(label: string): string {
  return cut(cleanLine(label.slice(0, 2_000)), LABEL_MAX).trim();
}
