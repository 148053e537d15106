import { extraBlocks } from '../../contract/contacts/contact-extra.ts';
import { contactFieldNames, type RecordedField } from '../../contract/contacts/contact-fields.ts';
import { addEmails, addWebsite, plainPhone } from './cell-values.ts';
import { uuidOf } from './contact-uid.ts';
import type { ImportRow, Misfit, ReadRow } from './import-row.ts';
import { RowBuilder } from './row-builder.ts';
import { type CardGroups, groupKey, groupsIn, isGroup } from './vcard-groups.ts';
import { labelOf, preferenceOf } from './vcard-labels.ts';
import { type VCardProperty, vCardProperties } from './vcard-lines.ts';
import { nameOf, saysMoreThan } from './vcard-name.ts';
import { photoOf } from './vcard-photo.ts';
import { decodedValue, isQuotedPrintable, splitValue, unescapeText } from './vcard-text.ts';
import { CUSTOM_FIELD } from './write-vcard.ts';

const PROPERTIES_MAX = 2_000;
/** The longest text of a card, without its photo: far more than all our fields hold. In characters. */
const TEXT_MAX = 400_000;
/** How many values of one card are named that are beyond these limits. */
const LOST_MAX = 100;
/** How deep cards may be in each other: one that is the agent of another. */
const DEPTH_MAX = 4;

/**
 * The contacts of a file of vCards 2.1, 3.0 or 4.0 (RFC 6350, RFC 2426), one at a time; null lets the caller give way to
 * other work. What the address book has no field for is kept as it came. A group is a tag of its members.
 */
export function* readVCards(text: string): Generator<ReadRow> {
  const groups: CardGroups = new Map();
  if (yield* mentionsGroups(text)) yield* groupsIn(vCardProperties(text), groups);
  const reader = new CardReader(groups);
  for (const property of vCardProperties(text)) {
    if (property === null) yield null;
    else yield* reader.take(property);
  }
  yield* reader.end(text.length);
}

/** How much of a file is searched at once. In characters. */
const SEARCHED = 128 * 1024;

/** Whether a file may say of a card that it is a group. */
function* mentionsGroups(text: string): Generator<null, boolean> {
  for (let at = 0; at < text.length; at += SEARCHED) {
    if (/KIND[^\r\n:]{0,100}:[ \t]*GROUP/i.test(text.slice(at, at + SEARCHED + 200))) return true;
    if (at + SEARCHED < text.length) yield null;
  }
  return false;
}

/** What a file says so far: the card that is open, and those around it. */
class CardReader {
  readonly #groups: CardGroups;
  #open: Card[] = [];
  #depth = 0;
  #found = 0;
  #isOutside = false;

  constructor(groups: CardGroups) {
    this.#groups = groups;
  }

  *take(property: VCardProperty): Generator<ReadRow> {
    const card = this.#open.at(-1);
    const marks = card && this.#depth > 0 && property.name === 'END' ? [] : marksIn(property);
    if (card && property.name === 'AGENT') card.add(property);
    if (marks.length > 0) {
      for (const mark of marks) {
        if (mark === 'begin') yield* this.#begin(property);
        else yield* this.#end(property);
      }
    } else if (card && property.name === 'BEGIN') this.#depth += 1;
    else if (card && property.name === 'END' && this.#depth > 0) this.#depth -= 1;
    else if (card) {
      if (property.name !== 'AGENT') card.add(property);
    } else if (!this.#isOutside) {
      this.#isOutside = true;
      yield { line: property.line, end: property.end, reason: 'This is outside of any card.' };
    }
  }

  *#begin({ line, end }: VCardProperty): Generator<ReadRow> {
    this.#isOutside = false;
    const card = this.#open.at(-1);
    if (card && (this.#open.length === DEPTH_MAX || !card.awaitsAgent())) {
      yield { line: card.line, end, reason: 'A card begins and does not end.' };
      this.#open.pop();
    }
    this.#open.push(new Card(line));
    this.#depth = 0;
    this.#found += 1;
  }

  *#end({ line, end }: VCardProperty): Generator<ReadRow> {
    const card = this.#open.pop();
    if (card) yield* card.read(end, this.#groups);
    else yield { line, end, reason: 'A card ends that did not begin.' };
  }

  *end(end: number): Generator<ReadRow> {
    for (const card of this.#open) yield { line: card.line, end, reason: 'A card begins and does not end.' };
    if (this.#found === 0) yield { line: 1, end, reason: 'There is no vCard in this file.' };
  }
}

const BEGINS_CARD = 'BEGIN:VCARD';

/** Where cards begin and end on this line; some programs write the end of one and the beginning of the next on one. */
function marksIn({ name, value }: VCardProperty): ('begin' | 'end')[] {
  if ((name !== 'BEGIN' && name !== 'END' && name !== 'AGENT') || value.length > 100) return [];
  const text = value.replace(/\s+/g, '').toUpperCase();
  if (name === 'AGENT') return text === BEGINS_CARD ? ['begin'] : [];
  if (name === 'BEGIN') return text === 'VCARD' ? ['begin'] : [];
  if (text === 'VCARDBEGIN:VCARD') return ['end', 'begin'];
  return text === 'VCARD' ? ['end'] : [];
}

/** A card while its properties are read. What exceeds a limit is named, and the rest of the card is read. */
class Card {
  readonly line: number;
  readonly #properties: VCardProperty[] = [];
  readonly #lost: Misfit[] = [];
  #lostCount = 0;
  #text = 0;

  constructor(line: number) {
    this.line = line;
  }

  add(property: VCardProperty): void {
    const { name, value, problem } = property;
    const isPhoto = name === 'PHOTO' && problem === null;
    const isTooMuch = !isPhoto && this.#text + value.length > TEXT_MAX;
    const reason =
      problem ??
      (isTooMuch
        ? `A card has more than ${TEXT_MAX.toLocaleString('en')} characters.`
        : this.#properties.length === PROPERTIES_MAX
          ? `A card has more than ${PROPERTIES_MAX.toLocaleString('en')} properties.`
          : null);
    if (reason === null) {
      if (!isPhoto) this.#text += value.length;
      this.#properties.push(property);
      return;
    }
    this.#lostCount += 1;
    if (this.#lost.length < LOST_MAX) this.#lost.push({ column: name, value: value.slice(0, 1_000), reason });
  }

  /** Whether the next card is the agent of this one. */
  awaitsAgent(): boolean {
    const last = this.#properties.at(-1);
    return last?.name === 'AGENT' && ['', BEGINS_CARD].includes(last.value.trim().toUpperCase());
  }

  *read(end: number, groups: CardGroups): Generator<ReadRow> {
    const { line } = this;
    if (isGroup(this.#properties)) {
      yield* readGroup(this.#properties, { line, end }, groups);
      return;
    }
    const isOwn = this.#properties.some(({ name, value }) => name === 'UID' && uuidOf(value.trim()) !== null);
    const builder = new RowBuilder(isOwn);
    const row = new CardFields(builder, this.#properties, groups).row(line, end);
    if (!('fields' in row)) yield row;
    else {
      const lost = [...row.lost, ...this.#lost];
      yield { ...row, lost, lostCount: row.lostCount + this.#lostCount } satisfies ImportRow;
    }
  }
}

/** What is said of a group besides its name and its members is named; so is a member who is not in the file. */
function* readGroup(
  card: readonly VCardProperty[],
  place: { readonly line: number; readonly end: number },
  groups: CardGroups,
): Generator<ReadRow> {
  const texts = (names: readonly string[]) => card.filter(({ name }) => names.includes(name));
  const members = texts(['MEMBER', 'X-ADDRESSBOOKSERVER-MEMBER']);
  const isKnown = ({ value }: VCardProperty) => groups.get(groupKey(value))?.isThere === true;
  if (!members.some(isKnown)) {
    yield { ...place, reason: 'This is a group of which no member is in the file.' };
    return;
  }
  const silent = new Set(['VERSION', 'KIND', 'X-ADDRESSBOOKSERVER-KIND', 'FN', 'N', 'REV', 'PRODID']);
  const lost = card
    .filter((property) => !silent.has(property.name) && !(members.includes(property) && isKnown(property)))
    .map((property) => ({
      column: property.name,
      value: unescapeText(decodedValue(property)).slice(0, 1_000),
      reason: members.includes(property)
        ? 'This member of a group is not in the file.'
        : 'Of a group only the name is kept, as a tag.',
    }));
  if (lost.length > 0) yield { ...place, lost };
}

/** The properties that fields are read from; all others are kept as they came. */
const FIELD_PROPERTIES: ReadonlySet<string> = new Set(
  'ADR BDAY CATEGORIES EMAIL FN N NOTE ORG PHOTO ROLE TEL TITLE UID URL X-ABLABEL X-PARLEY-FIELD X-PARLEY-PERSON LABEL'.split(
    ' ',
  ),
);
const IN_PLACE: ReadonlySet<string> = new Set(['N', 'UID', 'ORG']);
/** What is said of the file and not of the person. */
const OF_FILE: ReadonlySet<string> = new Set(['BEGIN', 'END', 'VERSION', 'PRODID', 'REV']);

/** Reads the properties of one card into a row. */
class CardFields {
  readonly #builder: RowBuilder;
  readonly #byName = new Map<string, VCardProperty[]>();
  readonly #card: readonly VCardProperty[];
  readonly #labels = new Map<string, string>();
  readonly #ownLabels = new Set<VCardProperty>();
  /** The groups whose label belongs to a field. */
  readonly #labelled = new Set<string>();
  readonly #groups: CardGroups;
  readonly #kept: VCardProperty[] = [];

  constructor(builder: RowBuilder, card: readonly VCardProperty[], groups: CardGroups) {
    this.#builder = builder;
    this.#card = card;
    this.#groups = groups;
    for (const property of card) {
      const known = this.#byName.get(property.name);
      if (known) known.push(property);
      else this.#byName.set(property.name, [property]);
    }
    for (const property of this.#all('X-ABLABEL')) {
      if (isEmpty(property) || this.#labels.has(property.group)) continue;
      this.#labels.set(property.group, textOf(property));
      this.#ownLabels.add(property);
    }
  }

  #all(name: string): readonly VCardProperty[] {
    return this.#byName.get(name) ?? [];
  }

  /** The properties of this name that say something, the preferred one first. */
  #sorted(name: string): VCardProperty[] {
    return this.#all(name)
      .filter((property) => !isEmpty(property))
      .toSorted((a, b) => preferenceOf(a) - preferenceOf(b));
  }

  row(line: number, end: number): ReadRow & object {
    const builder = this.#builder;
    const uid = this.#uid();
    this.#naming();
    this.#items();
    const [person] = this.#all('X-PARLEY-PERSON').map(textOf);
    builder.userId = person?.trim() || null;
    for (const property of this.#all('BDAY')) builder.birthday('Birthday', this.#birthdayText(property));
    for (const property of this.#all('NOTE')) builder.note(textOf(property));
    for (const property of this.#all('CATEGORIES'))
      for (const tag of splitValue(decodedValue(property), ',')) builder.tag('Tag', unescapeText(tag));
    for (const tag of this.#groups.get(groupKey(uid ?? ''))?.tags ?? []) builder.tag('Group', tag);
    for (const { head, value } of [...this.#all(''), ...this.#all('END')])
      builder.remark('', head === '' ? value : `${head}:${value}`, 'This line is no property of a card.');
    const photo = photoOf(this.#all('PHOTO'), {
      keep: (property) => this.#kept.push(property),
      lose: (reason) => builder.lose('PHOTO', '', reason),
    });
    this.#keepRest();
    const given: RecordedField[] = [
      ...contactFieldNames.filter(
        (field) =>
          (field !== 'userId' || builder.userId !== null) &&
          // Other programs do not know them.
          (field !== 'customFields' || this.#all(CUSTOM_FIELD).length > 0),
      ),
      'extra',
    ];
    return builder.build({ line, end, uid, given, photo });
  }

  /** The first id; one that is no UUID is kept, so that it goes out again. */
  #uid(): string | null {
    const uids = this.#all('UID').map((property) => textOf(property).trim());
    const [uid, ...others] = uids.filter((each) => each !== '');
    for (const other of others) if (other !== uid) this.#builder.lose('UID', other, 'A contact has one id.');
    if (uid !== undefined && uuidOf(uid) === null) {
      const property = this.#all('UID').find((each) => textOf(each).trim() === uid);
      if (property) this.#kept.push(property);
    }
    return uid ?? null;
  }

  #naming(): void {
    const builder = this.#builder;
    const [organization, ...organizations] = this.#sorted('ORG');
    if (organization) {
      const parts = componentsOf(organization);
      builder.line('organization', 'Organization', parts.join(', '));
      if (parts.length > 1) this.#kept.push(organization);
    }
    const isOther = (property: VCardProperty) => componentsOf(property).join(', ') !== builder.organization;
    this.#kept.push(...organizations.filter(isOther));
    const [title, ...titles] = [...this.#sorted('TITLE'), ...this.#sorted('ROLE')];
    if (title) builder.line('title', 'Title', textOf(title));
    this.#kept.push(...titles);
    const [formatted, ...others] = this.#sorted('FN');
    const [parts, ...otherParts] = this.#sorted('N');
    if (formatted) builder.setName('Name', textOf(formatted));
    const whole = (property: VCardProperty) => nameOf(decodedValue(property));
    if (builder.name === '' && parts) builder.setName('Name', whole(parts));
    this.#kept.push(...others);
    if (parts && saysMoreThan(decodedValue(parts), builder.name, builder.organization))
      this.#kept.push(parts);
    for (const property of otherParts) builder.remark('Name', whole(property), 'A contact has one name.');
  }

  #items(): void {
    const builder = this.#builder;
    for (const property of this.#sorted('TEL'))
      builder.item('phones', 'Phone', this.#label(property), plainPhone(textOf(property)));
    for (const property of this.#sorted('EMAIL'))
      addEmails(builder, 'Email', this.#label(property), textOf(property));
    for (const property of this.#sorted('URL'))
      addWebsite(builder, 'Website', this.#label(property), textOf(property));
    for (const property of this.#sorted(CUSTOM_FIELD)) this.#customField(property);
    for (const property of this.#sorted('ADR')) this.#address(property);
    // An address as it is printed; beside one in parts it says the same.
    const isAlone = builder.addressCount === 0;
    for (const property of this.#sorted('LABEL')) {
      if (isAlone)
        builder.address('Address', this.#label(property), { ...NO_ADDRESS, street: textOf(property) });
      else this.#kept.push(property);
    }
  }

  #customField(property: VCardProperty): void {
    this.#builder.customField('Custom field', this.#label(property), textOf(property));
  }

  #address(property: VCardProperty): void {
    const parts = splitValue(decodedValue(property), ';').map((part) =>
      splitValue(part, ',').map(unescapeText).join(', ').trim(),
    );
    const [box = '', extended = '', street = '', city = '', region = '', postcode = '', country = ''] = parts;
    const printed = unescapeText(property.params.get('LABEL')?.[0] ?? '');
    const lines = [box, extended, street, ...parts.slice(7)].filter((part) => part !== '');
    const label = this.#label(property);
    const isInParts = parts.some((part) => part !== '');
    const address = {
      street: isInParts ? lines.join('\n') : printed,
      city: oneLine(city),
      region: oneLine(region),
      postcode: oneLine(postcode),
      country: oneLine(country),
    };
    this.#builder.address('Address', label, address);
    const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const known = new Set(words(parts.join(' ')));
    if (isInParts && words(printed).some((word) => !known.has(word)))
      this.#builder.remark(
        label === '' ? 'Address' : `Address (${label})`,
        printed,
        'It says more than its parts.',
      );
  }

  #label(property: VCardProperty): string {
    if (property.group !== '' && this.#labels.has(property.group)) this.#labelled.add(property.group);
    return labelOf(property, this.#labels);
  }

  /** When no year was given, Apple writes a year and marks it as omitted. */
  #birthdayText(property: VCardProperty): string {
    const text = textOf(property).trim();
    const omitted = property.params.get('X-APPLE-OMIT-YEAR')?.[0];
    return omitted !== undefined && text.startsWith(`${omitted}-`)
      ? `--${text.slice(omitted.length + 1)}`
      : text;
  }

  /** Everything that no field holds, with the labels of its groups, in the order of the card. */
  #keepRest(): void {
    const kept = new Set(this.#kept);
    const isKept = (property: VCardProperty): boolean => {
      if (kept.has(property)) return true;
      // A group has one label; if a field has taken it, it is not kept.
      if (property.name === 'X-ABLABEL')
        return !isEmpty(property) && !(this.#labelled.has(property.group) && this.#ownLabels.has(property));
      return (
        !FIELD_PROPERTIES.has(property.name) &&
        !OF_FILE.has(property.name) &&
        property.name !== '' &&
        !isEmpty(property)
      );
    };
    const lines = this.#card.filter(isKept).map((property) => {
      // What takes the place of a field in an export has no group.
      const isAlone = property.group === '' || IN_PLACE.has(property.name);
      return `${isAlone ? '' : `${this.#groupOf(property.group)}.`}${contentOf(property)}`;
    });
    for (const block of extraBlocks(lines)) {
      const [first = ''] = block.lines;
      const column = /^[^:;]*/.exec(first)?.[0]?.toUpperCase() ?? '';
      if (block.isGrouped) this.#builder.keepBlock(column, block.lines);
      else this.#builder.keep(column, first);
    }
  }

  readonly #groupNames = new Map<string, string>();

  #groupOf(group: string): string {
    const known = this.#groupNames.get(group) ?? `item${this.#groupNames.size + 1}`;
    this.#groupNames.set(group, known);
    return known;
  }
}

const NO_ADDRESS = { street: '', city: '', region: '', postcode: '', country: '' } as const;

const textOf = (property: VCardProperty) => unescapeText(decodedValue(property));

/** Whether a property has nothing but the separators of its parts. */
const isEmpty = ({ name, value, params }: VCardProperty) =>
  (/^[\s;,]*$/.test(value) && (params.get('LABEL')?.[0] ?? '') === '') ||
  (name === 'AGENT' && value.trim().toUpperCase() === BEGINS_CARD);

const componentsOf = (property: VCardProperty) =>
  splitValue(decodedValue(property), ';')
    .map((part) => unescapeText(part).trim())
    .filter((part) => part !== '');

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

/** What is preferred is written first, and needs no mark; text is in UTF-8 and needs no encoding. */
const DROPPED = /;(?:(?:ENCODING=)?(?:QUOTED-PRINTABLE|8BIT|7BIT)|CHARSET=[^;:]*)(?=[;:]|$)/gi;
const PREFERENCE = /;(?:PREF(?:=\d*)?|TYPE=pref)(?=[;:]|$)/gi;

/** A property as one line of a vCard. */
function contentOf(property: VCardProperty): string {
  const { name, head } = property;
  const plain = head.replace(DROPPED, '');
  const own = ['FN', 'ORG', 'TITLE', 'ROLE', 'N'].includes(name) ? plain.replace(PREFERENCE, '') : plain;
  const value = isQuotedPrintable(property) ? decodedValue(property) : property.value;
  return `${own}:${value}`;
}
