import type { RecordedField } from '../../contract/contacts/contact-fields.ts';
import type { ImportMap, ImportTarget } from '../../contract/contacts/contact-import.ts';
import { type CsvRow, csvRows, plainCell } from './csv-cells.ts';
import { columnOf, columnsOf } from './csv-columns.ts';
import { type CsvColumn, CsvRowReader } from './csv-row.ts';
import type { ReadRow } from './import-row.ts';

/** Our own export of a contact with 50 items of each kind has 608 columns. */
const COLUMNS_MAX = 1_000;
/** Some programs write a few lines before the headings. */
const BEFORE_HEAD_MAX = 20;

/**
 * The contacts of a CSV file, one at a time. Each column is read as the client says, or by its heading. Null lets the
 * caller give way to other work.
 */
export function* readCsv(text: string, map: ImportMap | null): Generator<ReadRow> {
  const rows = csvRows(text);
  const { before, head, after } = readHead(rows);
  const refused = (reason: string) => ({ line: head?.line ?? 1, end: text.length, reason });
  if (!head) return yield refused('The file is empty.');
  if ('reason' in head) return yield refused(head.reason);
  if (head.cells.length > COLUMNS_MAX) return yield refused('There are more than 1,000 columns.');
  const headings = headingsOf(head.cells);
  const columns = columnsOf(headings, map);
  if (!columns.some((column) => column !== null && (map !== null || column.to !== 'note')))
    return yield refused('No column of this file is known.');
  yield* before.map(strayRow);
  const reader = new CsvRowReader(
    columns.map((column, index): CsvColumn | null => column && { ...column, heading: headings[index] ?? '' }),
    { isOwn: isOwn(headings), given: givenBy(columns.map((column) => column?.to ?? null)) },
  );
  for (const row of after) yield 'reason' in row ? row : reader.read(row);
  for (const row of rows) {
    if (row === null || 'reason' in row) yield row;
    else yield reader.read(row);
  }
}

/** The headings of a file as they are shown. */
export function headingsOf(cells: readonly string[]): string[] {
  return cells.map((cell) => plainCell(cell).trim());
}

interface Head {
  readonly before: readonly CsvRow[];
  readonly head: CsvRow | undefined;
  readonly after: readonly CsvRow[];
}

/** The row with the headings: the first one, unless it says nothing and one of those after it does. */
export function readHead(rows: Iterator<CsvRow | null>): Head {
  const first: CsvRow[] = [];
  while (first.length < BEFORE_HEAD_MAX) {
    const { done, value } = rows.next();
    if (done) break;
    if (value) first.push(value);
    // Most files begin with their headings.
    if (first.length === 1 && knownIn(first[0]) > 1) break;
  }
  const at = knownIn(first[0]) > 1 ? 0 : first.findIndex((row) => knownIn(row) > 1);
  const index = Math.max(0, at);
  return { before: first.slice(0, index), head: first[index], after: first.slice(index + 1) };
}

/** How many headings of a row are known, as far as it matters. */
function knownIn(row: CsvRow | undefined): number {
  if (row === undefined || 'reason' in row || row.cells.length > COLUMNS_MAX) return 0;
  return headingsOf(row.cells).filter((heading) => columnOf(heading) !== null).length;
}

function strayRow(row: CsvRow): ReadRow {
  if ('reason' in row) return row;
  const lost = row.cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, 100)
    .map((cell) => ({ column: '', value: cell.slice(0, 1_000), reason: 'This stands before the headings.' }));
  return { line: row.line, end: row.end, lost };
}

/** Whether a file is our own export, whose values are taken as they are. */
function isOwn(headings: readonly string[]): boolean {
  const own = ['Name', 'Phone', 'Phone label', 'Email', 'Email label', 'Id'];
  return own.every((heading) => headings.includes(heading));
}

const FIELDS: Readonly<Partial<Record<ImportTarget, RecordedField>>> = {
  name: 'name',
  givenName: 'name',
  middleName: 'name',
  familyName: 'name',
  namePrefix: 'name',
  nameSuffix: 'name',
  fileAs: 'name',
  organization: 'organization',
  department: 'organization',
  title: 'title',
  phone: 'phones',
  email: 'emails',
  website: 'websites',
  custom: 'customFields',
  address: 'addresses',
  street: 'addresses',
  city: 'addresses',
  region: 'addresses',
  postcode: 'addresses',
  country: 'addresses',
  birthday: 'birthday',
  birthYear: 'birthday',
  notes: 'notes',
  tags: 'tags',
  vcard: 'extra',
};

function givenBy(targets: readonly (ImportTarget | null)[]): RecordedField[] {
  return [...new Set(targets.flatMap((to) => (to === null ? [] : (FIELDS[to] ?? []))))];
}
