import type { Contact } from '../../contract/contacts/contact.ts';
import { typeOfLabel } from './vcard-labels.ts';
import { escapeText, foldLine } from './vcard-lines.ts';

export type VCardVersion = '3.0' | '4.0';

interface Photo {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A contact as a vCard, with all fields that the format has. */
export function writeVCard(contact: Contact, version: VCardVersion, photo: Photo | null): string {
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    `UID:urn:uuid:${contact.id}`,
    `FN:${escapeText(contact.name)}`,
  ];
  // 3.0 requires N. We do not know which part of a name is which; as one part the name is shown right everywhere.
  lines.push(`N:;${escapeText(contact.name)};;;`);
  const single = (name: string, text: string) => {
    if (text !== '') lines.push(`${name}:${escapeText(text)}`);
  };
  single('ORG', contact.organization);
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
  if (contact.birthday !== '') lines.push(`BDAY:${birthday(contact.birthday, version)}`);
  if (contact.tags.length > 0) lines.push(`CATEGORIES:${contact.tags.map(escapeText).join(',')}`);
  single('NOTE', contact.notes);
  if (contact.userId !== null) lines.push(`X-PARLEY-PERSON:${escapeText(contact.userId)}`);
  if (photo) lines.push(photoLine(photo, version));
  lines.push(`REV:${contact.updatedAt.replace(/[-:]|\.\d+/g, '')}`, 'END:VCARD');
  return lines.map(foldLine).join('');
}

/** 4.0 has dates without a year; 3.0 does not, but all programs write and read them there as well. */
function birthday(text: string, version: VCardVersion): string {
  return version === '4.0'
    ? text
        .replace(/^-/, '')
        .replace(/-(?=\d{2}$|\d{2}-)/g, '')
        .replace(/^(?=\d{4}$)/, '--')
    : text;
}

function photoLine({ type, bytes }: Photo, version: VCardVersion): string {
  const base64 = Buffer.from(bytes).toString('base64');
  if (version === '4.0') return `PHOTO:data:${type};base64,${base64}`;
  return `PHOTO;ENCODING=b;TYPE=${type.slice('image/'.length).toUpperCase()}:${base64}`;
}
