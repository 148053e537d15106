import { type ContactField, contactFieldNames } from '../../contract/contacts/contact-fields.ts';
import { hasTooManyPixels } from '../../contract/values/image-size.ts';
import { imageType, PHOTO_LIMIT } from '../../contract/values/image-type.ts';
import {
  type BadRow,
  fittingLabel,
  type ImportRow,
  READ_MAX,
  readBirthday,
  withRemarks,
} from './import-row.ts';
import { isPreferred, labelOf } from './vcard-labels.ts';
import {
  decodedValue,
  splitValue,
  unescapeText,
  type VCardProperty,
  vCardProperties,
} from './vcard-lines.ts';

const PROPERTIES_MAX = 2_000;
/** The longest text of a card, without its photo: far more than all our fields hold. In characters. */
const TEXT_MAX = 400_000;
/** A card has one photo; if it has several, only so many are read. */
const PHOTOS_MAX = 4;

/**
 * The contacts of a file of vCards 2.1, 3.0 or 4.0 (RFC 6350, RFC 2426), one at a time; null lets the caller give way to
 * other work. What the address book has no field for becomes a line of the notes if it describes the person.
 */
export function* readVCards(text: string): Generator<ImportRow | BadRow | null> {
  let card: Card | null = null;
  let depth = 0;
  let found = 0;
  for (const property of vCardProperties(text)) {
    if (property === null) {
      yield null;
      continue;
    }
    const { name, line, end } = property;
    const isCard = property.value.length < 100 && property.value.trim().toUpperCase() === 'VCARD';
    if (name === 'BEGIN' && isCard) {
      if (card && depth === 0) yield { line: card.line, end, reason: 'A card begins and does not end.' };
      card = new Card(line);
      depth = 0;
      found += 1;
    } else if (card && name === 'BEGIN') depth += 1;
    else if (card && name === 'END' && depth > 0) depth -= 1;
    else if (card && name === 'END') {
      yield card.read(end);
      card = null;
    } else if (card && depth === 0) card.add(property);
  }
  if (card) yield { line: card.line, end: text.length, reason: 'A card begins and does not end.' };
  if (found === 0) yield { line: 1, end: text.length, reason: 'There is no vCard in this file.' };
}

/** A card while its properties are read. One that exceeds a limit is refused as a whole, with its line. */
class Card {
  readonly line: number;
  readonly #properties: VCardProperty[] = [];
  #text = 0;
  #problem: { readonly line: number; readonly reason: string } | null = null;

  constructor(line: number) {
    this.line = line;
  }

  add(property: VCardProperty): void {
    const { name, line, value, problem } = property;
    if (this.#problem || !READ.has(name)) return;
    if (name !== 'PHOTO') this.#text += value.length;
    if (problem !== null) this.#problem = { line, reason: problem };
    else if (this.#text > TEXT_MAX)
      this.#problem = { line, reason: 'A card has more than 400,000 characters.' };
    else if (this.#properties.length === PROPERTIES_MAX)
      this.#problem = { line, reason: 'A card has more than 2,000 properties.' };
    else this.#properties.push(property);
  }

  read(end: number): ImportRow | BadRow {
    return this.#problem ? { ...this.#problem, end } : readCard(this.#properties, this.line, end);
  }
}

/** The fields that a card can set; a link to a person only if the card names one. */
const givenBy = (person: string | null): ContactField[] =>
  contactFieldNames.filter((field) => field !== 'userId' || person !== null);

function readCard(card: readonly VCardProperty[], line: number, end: number): ImportRow | BadRow {
  const all = (name: string) => card.filter((property) => property.name === name);
  const texts = (name: string) =>
    all(name)
      .map((property) => unescapeText(decodedValue(property)).trim())
      .filter((text) => text !== '');
  const isGroup = [...texts('KIND'), ...texts('X-ADDRESSBOOKSERVER-KIND')].some((kind) =>
    /^group$/i.test(kind),
  );
  if (isGroup) return { line, end, reason: 'This is a group and not a contact.' };
  const labels = new Map(
    all('X-ABLABEL').map((property) => [property.group, unescapeText(decodedValue(property))]),
  );
  const sorted = (name: string) =>
    all(name).toSorted((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)));
  const items = (name: string, read: (text: string) => string) =>
    sorted(name)
      .map((property) => ({
        label: labelOf(property, labels),
        value: read(unescapeText(decodedValue(property)).trim()),
      }))
      .filter(({ value }) => value !== '')
      .slice(0, READ_MAX);
  const phones = items('TEL', (text) => text.replace(/^tel:/i, ''));
  const emails = items('EMAIL', (text) => text.replace(/^mailto:/i, ''));
  const urls = items('URL', (text) => text);
  const websites = urls.filter(({ value }) => isWeb(value));
  const organization = valuesOf(all('ORG')).map((value) => components(value).join(', '))[0] ?? '';
  const birthday = birthdayOf(all('BDAY'));
  const remarks = [
    ...(birthday.remark === '' ? [] : [`Birthday: ${birthday.remark}`]),
    ...urls.filter(({ value }) => !isWeb(value)).map(({ value }) => `Website: ${value}`),
    ...REMARKS.flatMap(([name, word]) => texts(name).map((text) => `${word}: ${text.replaceAll('\n', ' ')}`)),
  ];
  const name =
    texts('FN')[0] || nameOf(all('N')) || organization || emails[0]?.value || phones[0]?.value || '';
  return {
    line,
    end,
    uid: texts('UID')[0] ?? null,
    given: givenBy(texts('X-PARLEY-PERSON')[0] ?? null),
    photo: photoOf(all('PHOTO')),
    fields: {
      name,
      organization,
      title: texts('TITLE')[0] ?? texts('ROLE')[0] ?? '',
      notes: withRemarks(notesOf(all('NOTE')), remarks),
      phones,
      emails,
      addresses: sorted('ADR')
        .flatMap((property) => addressOf(property, labelOf(property, labels)))
        .slice(0, READ_MAX),
      websites,
      birthday: birthday.value,
      tags: valuesOf(all('CATEGORIES'))
        .flatMap((value) => splitValue(value, ','))
        .map((tag) => unescapeText(tag).trim())
        .filter((tag) => tag !== '')
        .slice(0, READ_MAX),
      userId: texts('X-PARLEY-PERSON')[0] ?? null,
    },
  };
}

const notesOf = (properties: readonly VCardProperty[]) =>
  valuesOf(properties)
    .map(unescapeText)
    .filter((note) => note.trim() !== '')
    .join('\n\n');

/** What becomes a line of the notes. */
const REMARKS = [
  ['NICKNAME', 'Nickname'],
  ['ANNIVERSARY', 'Anniversary'],
  ['X-ANNIVERSARY', 'Anniversary'],
  ['IMPP', 'Messaging'],
  ['X-SOCIALPROFILE', 'Profile'],
  ['RELATED', 'Related'],
  ['X-ABRELATEDNAMES', 'Related'],
  ['X-ABDATE', 'Date'],
  ['GENDER', 'Gender'],
  ['LANG', 'Language'],
] as const;

/** The properties of a card that are read; all others are ignored. */
const READ: ReadonlySet<string> = new Set([
  'ADR',
  'BDAY',
  'CATEGORIES',
  'EMAIL',
  'FN',
  'KIND',
  'N',
  'NOTE',
  'ORG',
  'PHOTO',
  'ROLE',
  'TEL',
  'TITLE',
  'UID',
  'URL',
  'X-ABLABEL',
  'X-ADDRESSBOOKSERVER-KIND',
  'X-PARLEY-PERSON',
  ...REMARKS.map(([name]) => name),
]);

const valuesOf = (properties: readonly VCardProperty[]) => properties.map(decodedValue);
const components = (value: string) =>
  splitValue(value, ';')
    .map((part) => unescapeText(part).trim())
    .filter((part) => part !== '');
const isWeb = (value: string) =>
  (/^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value)) || /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(value);

/** A name from its parts: family; given; additional; prefixes; suffixes. */
function nameOf(properties: readonly VCardProperty[]): string {
  const [family = '', first = '', more = '', prefix = '', suffix = ''] = splitValue(
    valuesOf(properties)[0] ?? '',
    ';',
  ).map((part) => splitValue(part, ',').map(unescapeText).join(' ').trim());
  return [prefix, first, more, family, suffix].filter((part) => part !== '').join(' ');
}

function addressOf(property: VCardProperty, label: string) {
  const parts = splitValue(decodedValue(property), ';').map((part) =>
    splitValue(part, ',').map(unescapeText).join(', ').trim(),
  );
  const [box = '', extended = '', street = '', city = '', region = '', postcode = '', country = ''] = parts;
  const lines = [box, extended, street].filter((part) => part !== '').join('\n');
  const address = {
    label,
    street: lines,
    city: oneLine(city),
    region: oneLine(region),
    postcode: oneLine(postcode),
    country: oneLine(country),
  };
  return parts.some((part) => part !== '') ? [address] : [];
}

const oneLine = (text: string) => fittingLine(text.replace(/\s+/g, ' '));
const fittingLine = (text: string) => [...text].slice(0, 200).join('');

function birthdayOf(properties: readonly VCardProperty[]): { value: string; remark: string } {
  const [property] = properties;
  const text = property ? unescapeText(decodedValue(property)).trim() : '';
  if (!property || text === '') return { value: '', remark: '' };
  const value = readBirthday(text);
  if (value === null) return { value: '', remark: fittingLabel(text) };
  // When no year was given, Apple writes a year and marks it as omitted.
  const omitted = property.params.get('X-APPLE-OMIT-YEAR')?.[0];
  return { value: omitted && value.startsWith(`${omitted}-`) ? `-${value.slice(4)}` : value, remark: '' };
}

/** The photo's bytes, if the card contains them. A URL is not followed: a file must not make the server fetch anything. */
function photoOf(properties: readonly VCardProperty[]): Uint8Array | null {
  for (const { value, params } of properties.slice(0, PHOTOS_MAX)) {
    const data = /^data:[^,]*;base64,(.*)$/is.exec(value)?.[1];
    const isInline = /^b(ase64)?$/i.test(params.get('ENCODING')?.[0] ?? '');
    const base64 = data ?? (isInline ? value : null);
    if (base64 === null || base64.length > PHOTO_LIMIT * 1.5) continue;
    const bytes = new Uint8Array(Buffer.from(base64.replace(/\s/g, ''), 'base64'));
    if (imageType(bytes) !== null && bytes.length <= PHOTO_LIMIT && !hasTooManyPixels(bytes)) return bytes;
  }
  return null;
}
