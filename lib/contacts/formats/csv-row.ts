import { extraBlocks } from '../../contract/contacts/contact-extra.ts';
import type { RecordedField } from '../../contract/contacts/contact-fields.ts';
import type { ImportColumn, ImportTarget } from '../../contract/contacts/contact-import.ts';
import { caseKey } from '../../contract/values/text.ts';
import { addEmails, addPhones, addWebsite } from './cell-values.ts';
import { uuidOf } from './contact-uid.ts';
import { type CsvRow, plainCell } from './csv-cells.ts';
import { saysNothing } from './csv-headings.ts';
import type { BadRow, ImportRow } from './import-row.ts';
import { isNoDate, NO_DATE, RowBuilder } from './row-builder.ts';
import { nameOf, nameProperty, saysMoreThan } from './vcard-name.ts';
import { escapeText } from './vcard-text.ts';

/** A column with its heading. */
export interface CsvColumn extends ImportColumn {
  readonly heading: string;
}

interface Cell extends CsvColumn {
  readonly text: string;
  readonly index: number;
  /** The how manieth column of this kind, label and group it is. */
  readonly occurrence: number;
}

interface CsvFile {
  /** Whether it is our own export, whose values are taken as they are. */
  readonly isOwn: boolean;
  readonly given: readonly RecordedField[];
}

/** How Google separates several values of one cell; so many are told apart. */
const SEVERAL = ' ::: ';
const SEVERAL_MAX = 100;

const SAME_AS_NAME = 'It says the same as the name.';

/** Reads the rows of a CSV file by its columns. */
export class CsvRowReader {
  readonly #columns: readonly (CsvColumn | null)[];
  readonly #file: CsvFile;
  readonly #occurrences: readonly number[];

  constructor(columns: readonly (CsvColumn | null)[], file: CsvFile) {
    this.#columns = columns;
    this.#file = file;
    const seen = new Map<string, number>();
    this.#occurrences = columns.map((column) => {
      if (column === null) return 0;
      const key = `${column.to}\n${column.label ?? ''}\n${column.group ?? 1}`;
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return count;
    });
  }

  read(row: Extract<CsvRow, { cells: unknown }>): ImportRow | BadRow {
    const fields = new RowFields(this.#filled(row.cells), this.#file);
    const { line, end } = row;
    return fields.read().build({ line, end, uid: fields.uid, given: this.#file.given, photo: null });
  }

  /** The filled cells of a row, by the field of their column. */
  #filled(cells: readonly string[]): ReadonlyMap<ImportTarget, readonly Cell[]> {
    const filled = new Map<ImportTarget, Cell[]>();
    for (const [index, raw] of cells.entries()) {
      const text = plainCell(raw);
      const known = this.#columns[index];
      if (known === null || text.trim() === '') continue;
      // A row may be longer than the line of the headings.
      const column = known ?? { to: 'note' as const, heading: `Column ${index + 1}` };
      const cell = { ...column, text, index, occurrence: this.#occurrences[index] ?? 0 };
      const others = filled.get(column.to);
      if (others) others.push(cell);
      else filled.set(column.to, [cell]);
    }
    return filled;
  }
}

/** Puts the cells of one row into a contact's fields. */
class RowFields {
  readonly #filled: ReadonlyMap<ImportTarget, readonly Cell[]>;
  readonly #isOwn: boolean;
  readonly #builder: RowBuilder;

  constructor(filled: ReadonlyMap<ImportTarget, readonly Cell[]>, { isOwn }: CsvFile) {
    this.#filled = filled;
    this.#isOwn = isOwn;
    this.#builder = new RowBuilder(isOwn);
  }

  get uid(): string | null {
    return this.#cells('id')[0]?.text.trim() ?? null;
  }

  #cells(to: ImportTarget): readonly Cell[] {
    return this.#filled.get(to) ?? [];
  }

  /** The first value of a field that has one; others become notes. */
  #single(to: ImportTarget): string {
    const [first, ...others] = this.#cells(to);
    for (const { heading, text } of others)
      if (caseKey(text) !== caseKey(first?.text ?? ''))
        this.#builder.remark(heading, text, 'A contact has one of these.');
    return first?.text.trim() ?? '';
  }

  read(): RowBuilder {
    const builder = this.#builder;
    this.#organization();
    this.#naming();
    for (const { heading, text } of this.#cells('title')) builder.line('title', heading, text);
    for (const { text } of this.#cells('notes')) builder.note(text);
    for (const { heading, text } of this.#cells('tags'))
      for (const tag of splitTags(text, this.#isOwn)) builder.tag(heading, tag);
    this.#birthday();
    this.#items();
    this.#addresses();
    this.#kept();
    this.#remarks();
    const [id] = this.#cells('id');
    if (id !== undefined && uuidOf(id.text.trim()) === null)
      builder.keep(id.heading, `UID:${escapeText(oneLine(id.text))}`);
    for (const { heading, text } of this.#cells('id').slice(1))
      builder.lose(heading, text, 'A contact has one id.');
    return builder;
  }

  #organization(): void {
    const builder = this.#builder;
    const [first, ...others] = this.#cells('organization');
    const department = this.#single('department');
    const organization = first?.text.trim() ?? '';
    const parts = [organization, department].filter((part) => part !== '');
    const heading = first?.heading ?? this.#cells('department')[0]?.heading ?? '';
    builder.line('organization', heading, parts.join(', '));
    if (parts.length > 1)
      builder.keep(heading, `ORG:${parts.map((part) => escapeText(oneLine(part))).join(';')}`);
    for (const other of others) builder.line('organization', other.heading, other.text);
  }

  #naming(): void {
    const builder = this.#builder;
    for (const { heading, text } of this.#cells('name')) builder.setName(heading, text);
    const parts = (['familyName', 'givenName', 'middleName', 'namePrefix', 'nameSuffix'] as const).map((to) =>
      oneLine(this.#single(to)),
    ) as [string, string, string, string, string];
    const property = nameProperty(parts);
    const value = property.slice('N:'.length);
    const heading = this.#cells('givenName')[0]?.heading ?? this.#cells('familyName')[0]?.heading ?? '';
    if (builder.name === '') builder.setName(heading, nameOf(value));
    for (const cell of this.#cells('fileAs')) {
      if (builder.name === '') builder.setName(cell.heading, cell.text);
      else this.#sameOrRemark(cell, builder.name);
    }
    if (saysMoreThan(value, builder.name, builder.organization)) builder.keep(heading, property);
  }

  /** A value that repeats others, or else a line of the notes. */
  #sameOrRemark({ heading, text }: Cell, known: string): void {
    const words = new Set(wordsIn(known));
    if (wordsIn(text).every((word) => words.has(word))) this.#builder.lose(heading, text, SAME_AS_NAME);
    else this.#builder.remark(heading, text, 'A contact has one name.');
  }

  #birthday(): void {
    const builder = this.#builder;
    for (const { heading, text } of this.#cells('birthday')) builder.birthday(heading, text, this.#isOwn);
    const [year, month, day] = [
      this.#single('birthYear'),
      this.#single('birthMonth'),
      this.#single('birthDay'),
    ];
    if (/^\d{1,2}$/.test(month) && /^\d{1,2}$/.test(day)) {
      const since = /^\d{4}$/.test(year) ? year : '-';
      builder.birthday('Birthday', `${since}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
      if (since === '-' && year !== '') builder.remark('Birth year', year, 'This is no year.');
    } else
      builder.remark(
        'Birthday',
        [year, month, day].filter((part) => part !== '').join('-'),
        'This is no day.',
      );
  }

  /** Each value of a field with several, with the label of its group or of its column's heading. */
  *#labelled(to: ImportTarget, labelTo: ImportTarget): Generator<Cell & { readonly named: string }> {
    const labels = new Map<number, Cell>();
    for (const cell of this.#cells(labelTo)) {
      const { group = 1, heading, text } = cell;
      if (saysNothing(heading, text)) this.#builder.lose(heading, text, 'It says nothing of the person.');
      else if (labels.has(group)) this.#builder.remark(heading, text, 'There is one label.');
      else labels.set(group, cell);
    }
    const used = new Set<number>();
    for (const cell of this.#cells(to)) {
      const { label = '', group = 1 } = cell;
      const own = labels.get(group);
      used.add(group);
      const named = label === '' || own !== undefined ? this.#bareLabel(own?.text ?? label) : label;
      const texts = this.#isOwn ? [cell.text] : cell.text.split(SEVERAL, SEVERAL_MAX + 1);
      if (texts.length > SEVERAL_MAX) yield { ...cell, named };
      else for (const text of texts) yield { ...cell, text, named };
    }
    for (const [group, { heading, text }] of labels) {
      if (!used.has(group) && this.#bareLabel(text) !== '')
        this.#builder.lose(heading, text, 'A label without a value.');
    }
  }

  /** Google marks its own labels. */
  #bareLabel(text: string): string {
    return this.#isOwn ? text : text.replace(/^\* ?/, '');
  }

  #items(): void {
    const builder = this.#builder;
    for (const { heading, text, named } of this.#labelled('phone', 'phoneLabel')) {
      if (this.#isOwn) builder.item('phones', heading, named, text);
      else addPhones(builder, heading, named, text);
    }
    for (const { heading, text, named } of this.#labelled('email', 'emailLabel')) {
      if (this.#isOwn) builder.item('emails', heading, named, text);
      else addEmails(builder, heading, named, text);
    }
    for (const { heading, text, named } of this.#labelled('website', 'websiteLabel'))
      addWebsite(builder, heading, named, text);
    const known = [builder.name, ...this.#cells('email').map(({ text }) => text)].join(' ');
    for (const cell of this.#cells('emailName')) this.#sameOrRemark(cell, known);
  }

  #addresses(): void {
    const cells = [...PARTS, 'address' as const]
      .flatMap((to) => this.#cells(to))
      .sort((a, b) => a.index - b.index);
    const byKey = new Map<string, Map<ImportTarget, Cell>>();
    for (const cell of cells) {
      const texts = this.#isOwn ? [cell.text] : cell.text.split(SEVERAL, SEVERAL_MAX);
      for (const [at, text] of texts.entries()) {
        // Each further line of a street belongs to the same address.
        const place = cell.to === 'addressLine' ? 0 : cell.occurrence;
        const key = `${cell.label ?? ''}\n${cell.group ?? 1}\n${place}\n${at}`;
        const own = byKey.get(key) ?? new Map<ImportTarget, Cell>();
        byKey.set(key, own);
        const before = own.get(cell.to)?.text;
        own.set(cell.to, { ...cell, text: before === undefined ? text : `${before}\n${text}` });
      }
    }
    const labels = new Map(
      this.#cells('addressLabel').map((cell) => [`${cell.label ?? ''}\n${cell.group ?? 1}`, cell]),
    );
    for (const [key, own] of byKey) this.#address(own, labels.get(key.split('\n').slice(0, 2).join('\n')));
    for (const [key, { heading, text }] of labels) {
      const isUsed = [...byKey.keys()].some((each) => each.startsWith(`${key}\n`));
      if (!isUsed && this.#bareLabel(text) !== '')
        this.#builder.lose(heading, text, 'A label without a value.');
    }
  }

  #address(own: ReadonlyMap<ImportTarget, Cell>, label: Cell | undefined): void {
    const builder = this.#builder;
    const part = (to: ImportTarget) => own.get(to)?.text.trim() ?? '';
    const [first] = own.values();
    const named = this.#bareLabel(label?.text.trim() ?? first?.label ?? '');
    const street = [part('street'), part('houseNumber')].filter((text) => text !== '').join(' ');
    const lines = [part('poBox'), street, part('addressLine')].filter((text) => text !== '');
    const whole = part('address');
    const parts = {
      city: part('city'),
      region: part('region'),
      postcode: part('postcode'),
      country: part('country'),
    };
    const known = new Set(wordsIn([...lines, ...Object.values(parts)].join(' ')));
    // The whole address in one cell is used if its street is missing, as some call it so; else it says what its parts say.
    const isStreet = lines.length === 0 || street === '';
    const saysMore = wordsIn(whole).some((word) => !known.has(word));
    const all =
      isStreet && saysMore
        ? [part('poBox'), whole, part('addressLine')].filter((text) => text !== '')
        : lines;
    builder.address(first?.heading ?? '', named, {
      street: this.#isOwn ? (own.get('street')?.text ?? '') : all.join('\n'),
      city: this.#isOwn ? parts.city : oneLine(parts.city),
      region: this.#isOwn ? parts.region : oneLine(parts.region),
      postcode: parts.postcode,
      country: parts.country,
    });
    if (!isStreet && saysMore)
      builder.remark(own.get('address')?.heading ?? '', whole, 'It says more than the parts of the address.');
  }

  /** What no field holds and phones understand. */
  #kept(): void {
    const builder = this.#builder;
    for (const { heading, text } of this.#cells('nickname'))
      builder.keep(heading, `NICKNAME:${escapeText(text.trim())}`);
    for (const [to, name] of PHONETIC)
      for (const { heading, text } of this.#cells(to))
        builder.keep(heading, `${name}:${escapeText(text.trim())}`);
    for (const { heading, text } of this.#cells('photoUrl')) {
      if (/^https?:\/\/\S+$/i.test(text.trim())) builder.keep(heading, `PHOTO;VALUE=uri:${text.trim()}`);
      else builder.remark(heading, text, 'This is no address of a picture.');
    }
    for (const [to, labelTo, name] of LABELLED) {
      for (const { heading, text, named } of this.#labelled(to, labelTo)) {
        if (to === 'date' && isNoDate(text)) builder.lose(heading, text, NO_DATE);
        else builder.keepLabelled(heading, name, named || heading, text);
      }
    }
    for (const { heading, text } of this.#cells('vcard')) {
      const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
      const [good, bad] = [lines.filter(isProperty), lines.filter((line) => !isProperty(line))];
      for (const block of extraBlocks(good)) {
        if (block.isGrouped) builder.keepBlock(heading, block.lines);
        else builder.keep(heading, block.lines[0] ?? '');
      }
      for (const line of bad) builder.remark(heading, line, 'This is no line of a vCard.');
    }
  }

  /** Fields with labels of their own, and what becomes a line of the notes under its heading. */
  #remarks(): void {
    const builder = this.#builder;
    for (const { heading, text, named } of this.#labelled('custom', 'customLabel'))
      builder.customField(heading, named, text);
    for (const { heading, text } of this.#cells('note')) {
      if (saysNothing(heading, text)) builder.lose(heading, text, 'It says nothing of the person.');
      else builder.remark(heading, text, 'There is no field for it.');
    }
  }
}

const PARTS = [
  'poBox',
  'street',
  'houseNumber',
  'addressLine',
  'city',
  'region',
  'postcode',
  'country',
] as const satisfies readonly ImportTarget[];

const PHONETIC = [
  ['phoneticGivenName', 'X-PHONETIC-FIRST-NAME'],
  ['phoneticMiddleName', 'X-PHONETIC-MIDDLE-NAME'],
  ['phoneticFamilyName', 'X-PHONETIC-LAST-NAME'],
] as const;

const LABELLED = [
  ['relation', 'relationLabel', 'X-ABRELATEDNAMES'],
  ['date', 'dateLabel', 'X-ABDATE'],
  ['messaging', 'messagingLabel', 'IMPP'],
] as const;

/** A line that is a property, as our own export writes them. */
const isProperty = (line: string) =>
  /^(?:item\d+\.)?[A-Za-z0-9-]+(?:;[^:]*)?:/.test(line) && !/^(?:BEGIN|END|VERSION):/i.test(line);

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

const wordsIn = (text: string): string[] => caseKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The tags of one cell, separated by commas, semicolons or Google's `:::`; a backslash escapes a separator within a tag. */
function splitTags(text: string, isOwn: boolean): string[] {
  const plain = isOwn ? text : text.replaceAll(SEVERAL, ',');
  const tags = plain.match(/(?:\\[\\,;]|[^,;])+/gs) ?? [];
  return tags
    .map((tag) => tag.replace(/\\([\\,;])/g, '$1').trim())
    .map((tag) => (isOwn ? tag : tag.replace(/^\* /, '')))
    .filter((tag) => tag !== '');
}

/** Writes tags into one cell: see {@link splitTags}. */
export function joinTags(tags: readonly string[]): string {
  return tags.map((tag) => tag.replace(/[\\,;]/g, '\\$&')).join(', ');
}
