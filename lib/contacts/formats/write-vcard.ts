import type { Contact } from '../../contract/contacts/contact.ts';
import { extraBlocks, extraLines, splitProperty } from '../../contract/contacts/contact-extra.ts';
import { idOfUid } from './contact-uid.ts';
import { typeOfLabel } from './vcard-labels.ts';
import { guessedParts, nameProperty } from './vcard-name.ts';
import { escapeText, foldLine, splitValue, unescapeText } from './vcard-text.ts';

export type VCardVersion = '3.0' | '4.0';

/** vCard has no such property: phones keep it, and our import reads it. */
export const CUSTOM_FIELD = 'X-PARLEY-FIELD';

interface Photo {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A contact as a vCard, with all fields that the format has. */
export function writeVCard(contact: Contact, version: VCardVersion, photo: Photo | null): string {
  const kept = new KeptProperties(contact);
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    kept.uid() ?? `UID:urn:uuid:${contact.id}`,
    `FN:${escapeText(contact.name)}`,
    // 3.0 requires it, and phones sort by it.
    kept.take('N') ?? nameProperty(guessedParts(contact.name, contact.organization)),
  ];
  const single = (name: string, text: string) => {
    if (text !== '') lines.push(`${name}:${escapeText(text)}`);
  };
  const organization = kept.organization();
  if (organization === null) single('ORG', contact.organization);
  else lines.push(organization);
  single('TITLE', contact.title);
  let group = 0;
  const item = (name: string, label: string, value: string) => {
    const type = typeOfLabel(label);
    if (label === '' || type !== null) lines.push(`${name}${type === null ? '' : `;TYPE=${type}`}:${value}`);
    else {
      group += 1;
      lines.push(`item${group}.${name}:${value}`, `item${group}.X-ABLabel:${escapeText(label)}`);
    }
  };
  for (const { label, value } of contact.phones) item('TEL', label, escapeText(value));
  for (const { label, value } of contact.emails) item('EMAIL', label, escapeText(value));
  for (const { label, ...address } of contact.addresses) {
    const parts = ['', '', address.street, address.city, address.region, address.postcode, address.country];
    item('ADR', label, parts.map(escapeText).join(';'));
  }
  for (const { label, value } of contact.websites) item('URL', label, escapeText(value));
  for (const { label, value } of contact.customFields) item(CUSTOM_FIELD, label, escapeText(value));
  if (contact.birthday !== '') lines.push(`BDAY${birthday(contact.birthday, version)}`);
  if (contact.tags.length > 0) lines.push(`CATEGORIES:${contact.tags.map(escapeText).join(',')}`);
  single('NOTE', contact.notes);
  if (contact.userId !== null) lines.push(`X-PARLEY-PERSON:${escapeText(contact.userId)}`);
  if (photo) lines.push(photoLine(photo, version));
  lines.push(...kept.rest(group));
  lines.push(`REV:${contact.updatedAt.replace(/[-:]|\.\d+/g, '')}`, 'END:VCARD');
  return lines.map(foldLine).join('');
}

/** 4.0 has dates without a year; in 3.0 phones read the year that Apple writes for none. */
function birthday(text: string, version: VCardVersion): string {
  const monthAndDay = text.slice(-5);
  if (version === '3.0')
    return text.startsWith('-') ? `;X-APPLE-OMIT-YEAR=1604:1604-${monthAndDay}` : `:${text}`;
  const plain = monthAndDay.replace('-', '');
  return text.startsWith('-') ? `:--${plain}` : `:${text.slice(0, 4)}${plain}`;
}

/** What a contact keeps beyond its fields; what says the same as a field, in more detail, takes its place. */
class KeptProperties {
  readonly #contact: Contact;
  #lines: string[];

  constructor(contact: Contact) {
    this.#contact = contact;
    this.#lines = [...(contact.extra ?? [])];
  }

  /** The first property of this name; null if there is none. */
  take(wanted: string, isIt: (value: string) => boolean = () => true): string | null {
    const at = this.#lines.findIndex((line) => {
      const { name, value } = splitProperty(line);
      return name === wanted && isIt(value);
    });
    return at < 0 ? null : (this.#lines.splice(at, 1)[0] ?? null);
  }

  /** The id that the contact has in the program it came from; a copy of it has another one here. */
  uid(): string | null {
    const { id } = this.#contact;
    const own = this.take('UID', (value) => idOfUid(unescapeText(value).trim()) === id);
    this.#lines = this.#lines.filter((line) => splitProperty(line).name !== 'UID');
    return own;
  }

  /** The organization with its parts, as long as it is the same. */
  organization(): string | null {
    const { organization } = this.#contact;
    const textOf = (value: string) =>
      splitValue(value, ';')
        .map((part) => unescapeText(part).trim())
        .filter((part) => part !== '')
        .join(', ');
    return organization === '' ? null : this.take('ORG', (value) => textOf(value) === organization);
  }

  /** All others, their groups numbered after `used` ones. */
  rest(used: number): string[] {
    return extraLines(extraBlocks(this.#lines), used);
  }
}

function photoLine({ type, bytes }: Photo, version: VCardVersion): string {
  const base64 = Buffer.from(bytes).toString('base64');
  if (version === '4.0') return `PHOTO:data:${type};base64,${base64}`;
  return `PHOTO;ENCODING=b;TYPE=${type.slice('image/'.length).toUpperCase()}:${base64}`;
}
