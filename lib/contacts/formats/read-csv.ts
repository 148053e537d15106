import type { ContactField } from '../../contract/contacts/contact-fields.ts';
import type { ImportColumn, ImportMap, ImportTarget } from '../../contract/contacts/contact-import.ts';
import { type CsvRow, csvRows, plainCell } from './csv-cells.ts';
import { columnsOf } from './csv-columns.ts';
import {
  type BadRow,
  fittingLabel,
  type ImportRow,
  READ_MAX,
  readBirthday,
  withRemarks,
} from './import-row.ts';

/** Our own export of a contact with 50 items of each kind has 608 columns. */
const COLUMNS_MAX = 1_000;

/**
 * The contacts of a CSV file, one at a time. Each column is read as the client says, or by its heading. Null lets the
 * caller give way to other work.
 */
export function* readCsv(text: string, map: ImportMap | null): Generator<ImportRow | BadRow | null> {
  const rows = csvRows(text);
  const head = firstRow(rows);
  const refused = (reason: string) => ({ line: head?.line ?? 1, end: text.length, reason });
  if (!head) return yield refused('The file is empty.');
  if ('reason' in head) return yield refused(head.reason);
  if (head.cells.length > COLUMNS_MAX) return yield refused('There are more than 1,000 columns.');
  const columns = columnsOf(
    head.cells.map((cell) => plainCell(cell).trim()),
    map,
  );
  if (!columns.some((column) => column !== null && NAMING.has(column.to)))
    return yield refused('No column is known as a name, an organization, a phone or an e-mail.');
  const given = [...new Set(columns.flatMap((column) => (column ? [FIELDS[column.to]] : [])))].filter(
    (field) => field !== null,
  );
  for (const row of rows) {
    if (row === null || 'reason' in row) yield row;
    else yield readRow(row, columns, given);
  }
}

/** The first row of a file; undefined when it has none. */
function firstRow(rows: Iterator<CsvRow | null>): CsvRow | undefined {
  for (;;) {
    const { done, value } = rows.next();
    if (done) return undefined;
    if (value) return value;
  }
}

const NAMING: ReadonlySet<ImportTarget> = new Set([
  'name',
  'givenName',
  'familyName',
  'organization',
  'phone',
  'email',
]);

const FIELDS: Readonly<Record<ImportTarget, ContactField | null>> = {
  id: null,
  name: 'name',
  givenName: 'name',
  middleName: 'name',
  familyName: 'name',
  namePrefix: 'name',
  nameSuffix: 'name',
  organization: 'organization',
  department: 'organization',
  title: 'title',
  phone: 'phones',
  phoneLabel: 'phones',
  email: 'emails',
  emailLabel: 'emails',
  website: 'websites',
  websiteLabel: 'websites',
  address: 'addresses',
  addressLabel: 'addresses',
  street: 'addresses',
  city: 'addresses',
  region: 'addresses',
  postcode: 'addresses',
  country: 'addresses',
  birthday: 'birthday',
  notes: 'notes',
  tags: 'tags',
};

interface Cell extends ImportColumn {
  readonly text: string;
  readonly index: number;
}

/** The filled cells of a row, by the field of their column. */
type Cells = ReadonlyMap<ImportTarget, readonly Cell[]>;

function filledCells(cells: readonly string[], columns: readonly (ImportColumn | null)[]): Cells {
  const filled = new Map<ImportTarget, Cell[]>();
  for (const [index, column] of columns.entries()) {
    const text = plainCell(cells[index] ?? '');
    if (column === null || text.trim() === '') continue;
    const known = filled.get(column.to);
    if (known) known.push({ ...column, text, index });
    else filled.set(column.to, [{ ...column, text, index }]);
  }
  return filled;
}

function readRow(
  row: Extract<CsvRow, { cells: unknown }>,
  columns: readonly (ImportColumn | null)[],
  given: readonly ContactField[],
): ImportRow {
  const filled = filledCells(row.cells, columns);
  const text = (to: ImportTarget) => filled.get(to)?.[0]?.text.trim() ?? '';
  const joined = (...targets: ImportTarget[]) =>
    targets
      .map(text)
      .filter((part) => part !== '')
      .join(' ');
  const organization = [text('organization'), text('department')].filter((part) => part !== '').join(', ');
  const [phones, emails] = [items(filled, 'phone', 'phoneLabel'), items(filled, 'email', 'emailLabel')];
  const birthday = text('birthday');
  // Outlook writes this when there is no birthday.
  const day = birthday === '0/0/00' ? '' : readBirthday(birthday);
  const remarks = birthday !== '' && day === null ? [`Birthday: ${birthday}`] : [];
  return {
    line: row.line,
    end: row.end,
    given,
    uid: text('id') || null,
    photo: null,
    fields: {
      name:
        text('name') ||
        joined('namePrefix', 'givenName', 'middleName', 'familyName', 'nameSuffix') ||
        organization ||
        emails[0]?.value ||
        phones[0]?.value ||
        '',
      organization,
      title: text('title'),
      notes: withRemarks(filled.get('notes')?.[0]?.text ?? '', remarks),
      phones,
      emails,
      websites: items(filled, 'website', 'websiteLabel'),
      addresses: addresses(filled),
      birthday: birthday === '' ? '' : (day ?? ''),
      tags: splitTags(text('tags')),
    },
  };
}

const bareLabel = (text: string) => fittingLabel(text.replace(/^\* /, ''));

/** Phones, e-mails, websites: each with the label of its group, or the label in its column's heading. */
function items(filled: Cells, to: ImportTarget, labelTo: ImportTarget) {
  const labels = new Map<number, string>();
  for (const { text, group = 1 } of filled.get(labelTo) ?? [])
    if (!labels.has(group)) labels.set(group, bareLabel(text));
  return (filled.get(to) ?? [])
    .slice(0, READ_MAX)
    .flatMap(({ text, label = '', group = 1 }) => {
      const named = label === '' ? (labels.get(group) ?? '') : bareLabel(label);
      // Google writes several values into one cell.
      return text.split(' ::: ', READ_MAX).map((value) => ({ label: named, value: value.trim() }));
    })
    .filter(({ value }) => value !== '')
    .slice(0, READ_MAX);
}

const PARTS = ['street', 'city', 'region', 'postcode', 'country'] as const;

function addresses(filled: Cells) {
  const byKey = new Map<string, Map<ImportTarget, Cell>>();
  const keyOf = ({ label = '', group = 1 }: Cell) => `${label}\n${group}`;
  const cells = ['address' as const, ...PARTS].flatMap((to) => filled.get(to) ?? []);
  for (const cell of cells.sort((a, b) => a.index - b.index)) {
    const own = byKey.get(keyOf(cell)) ?? new Map<ImportTarget, Cell>();
    byKey.set(keyOf(cell), own);
    if (!own.has(cell.to)) own.set(cell.to, cell);
  }
  const labels = new Map((filled.get('addressLabel') ?? []).toReversed().map((cell) => [keyOf(cell), cell]));
  return [...byKey].slice(0, READ_MAX).map(([key, own]) => {
    const part = (to: ImportTarget) => own.get(to)?.text.trim() ?? '';
    const label = [...own.values()][0]?.label ?? labels.get(key)?.text.trim() ?? '';
    const parts = Object.fromEntries(PARTS.map((each) => [each, part(each)]));
    // The whole address in one cell is used only if its parts are missing.
    const isBare = PARTS.every((each) => parts[each] === '');
    return {
      ...parts,
      street: isBare ? part('address') : parts.street,
      label: bareLabel(label),
    };
  });
}

/** The tags of one cell, separated by commas, semicolons or Google's `:::`; a backslash escapes a separator within a tag. */
function splitTags(text: string): string[] {
  const tags = text.replaceAll(' ::: ', ',').match(/(?:\\.|[^,;\\])+/gs) ?? [];
  return tags
    .map((tag) => tag.replace(/\\(.)/gs, '$1').trim().replace(/^\* /, ''))
    .filter((tag) => tag !== '')
    .slice(0, READ_MAX);
}

/** Writes tags into one cell: see {@link splitTags}. */
export function joinTags(tags: readonly string[]): string {
  return tags.map((tag) => tag.replace(/[\\,;]/g, '\\$&')).join(', ');
}
