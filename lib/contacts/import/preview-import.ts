import type { Context } from '../../context/context.ts';
import type {
  ImportDuplicates,
  ImportMap,
  ImportPreview,
  PreviewRow,
} from '../../contract/contacts/contact-import.ts';
import { createFairPace } from '../../limits/pace.ts';
import type { Pace } from '../../process/pace.ts';
import type { Caller } from '../../use-case/caller.ts';
import { csvRows } from '../formats/csv-cells.ts';
import { columnsOf } from '../formats/csv-columns.ts';
import { type FileFormat, type ImportRow, isBad, isRow } from '../formats/import-row.ts';
import { headingsOf, readHead } from '../formats/read-csv.ts';
import { requireEditor } from '../policy.ts';
import { rememberedItemKey } from '../stored/contact-fields.ts';
import { chosenEncoding, decodeFile } from './file/decode-file.ts';
import { readBlocks } from './file/read-file.ts';
import { nothingLeft, reportLost, reportRow } from './import-report.ts';
import { ContactReader } from './known-contacts.ts';
import { type PlannedRow, planRows } from './plan-rows.ts';
import { prepareRow } from './prepare-row.ts';
import { PreviewContacts } from './preview-contacts.ts';

const SAMPLE_MAX = 200;
const EXAMPLES = 3;
const NOTED_MAX = 10;
const ENCODING_NAMES = 2;

interface PreviewImport {
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  readonly map: ImportMap | null;
  readonly duplicates?: ImportDuplicates | undefined;
  /** As a person chose it. */
  readonly encoding?: string | undefined;
  /** As the program said that sent the file. */
  readonly declared?: string | null;
}

/** What an import would do: how each row matches the address book and the rows before it. Nothing is written. */
export async function previewImport(
  ctx: Context,
  caller: Caller,
  { bytes, format, map, duplicates = 'create', encoding, declared }: PreviewImport,
): Promise<ImportPreview> {
  requireEditor(caller);
  const pace = createFairPace(ctx, caller.userId);
  const decoded = await decodeFile({ bytes, format, pace, encoding: chosenEncoding(encoding), declared });
  const { text } = decoded;
  const info = { id: 'preview', startedAt: ctx.now(), keyOf: rememberedItemKey(ctx.env) };
  const drafts = new PreviewContacts(ctx, info, new ContactReader(ctx, pace));
  const reading = { reader: drafts, pace };
  const report = nothingLeft();
  const kinds = { new: 0, update: 0, unchanged: 0, duplicate: 0, rejected: 0 };
  const results = { created: 0, updated: 0, skipped: 0, rejected: 0 };
  const sample: PreviewRow[] = [];
  const names = new EncodingNames();
  const prepare = (row: ImportRow) => prepareRow(ctx, caller, row);
  for await (const found of readBlocks({ text, format, map, prepare }, pace)) {
    for (const row of found) if (!isRow(row) && !isBad(row)) reportLost(report, row.line, row.lost);
    const block = found.filter((row) => isRow(row) || isBad(row));
    for await (const row of planRows(ctx, { block, reading, drafts, duplicates, info })) {
      const { kind } = row.matched;
      kinds[kind] += 1;
      results[row.result] += 1;
      if (kinds[kind] <= SAMPLE_MAX) sample.push(previewRow(row));
      if (row.matched.kind !== 'rejected') names.add(row.matched.fields.name);
      reportRow(report, row);
    }
  }
  const { rejected: _, ...counts } = results;
  return {
    format,
    encoding: decoded.encoding,
    isMixed: decoded.isMixed,
    encodingNames: names.shown(),
    rows: Object.values(kinds).reduce((sum, count) => sum + count, 0),
    ...counts,
    kinds,
    unchanged: kinds.unchanged,
    duplicates: kinds.duplicate,
    ...report,
    ...(format === 'csv' ? await columnsIn(text, map, pace) : { columns: [], leftOutColumns: [] }),
    sample,
  };
}

/** The names of a file by which one sees its encoding: those that are not in ASCII, if there are any. */
class EncodingNames {
  readonly #first: string[] = [];
  readonly #telling: string[] = [];

  add(name: string): void {
    if (this.#first.length < ENCODING_NAMES) this.#first.push(name);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
    if (this.#telling.length < ENCODING_NAMES && /[^\x00-\x7f]/.test(name)) this.#telling.push(name);
  }

  shown(): string[] {
    return this.#telling.length > 0 ? this.#telling : this.#first;
  }
}

function previewRow({ matched }: PlannedRow): PreviewRow {
  const { line } = matched.row;
  const none = { detail: '', contactId: null, contactName: null, reason: null, noted: [] };
  if (matched.kind === 'rejected')
    return { ...none, line, kind: 'rejected', name: '', reason: matched.row.reason };
  const { fields, row, kind } = matched;
  const detail = fields.emails[0]?.value ?? fields.phones[0]?.value ?? fields.organization;
  const noted = row.noted
    .slice(0, NOTED_MAX)
    .map(({ column, value, reason }) => ({ column, value: value.slice(0, 200), reason }));
  const shown = { ...none, line, kind, name: fields.name, detail, noted };
  if (kind === 'new') return shown;
  return { ...shown, contactId: matched.doc._id, contactName: matched.doc.name };
}

const COLUMNS_SHOWN = 1_000;

type Columns = Pick<ImportPreview, 'columns' | 'leftOutColumns'>;

/** The columns of a CSV file, each with its field and its first values, for the person who maps them. */
async function columnsIn(text: string, map: ImportMap | null, pace: Pace): Promise<Columns> {
  const { head, after } = readHead(csvRows(text));
  await pace();
  if (head === undefined || 'reason' in head) return { columns: [], leftOutColumns: [] };
  const headings = headingsOf(head.cells).slice(0, COLUMNS_SHOWN);
  const lines = [...after];
  const rows = csvRows(text);
  for (const row of rows) {
    await pace();
    if (row && row.line > head.line) lines.push(row);
    if (lines.length > 20) break;
  }
  const examples = lines.flatMap((row) => ('cells' in row ? [headingsOf(row.cells)] : []));
  const columns = columnsOf(headings, map);
  return {
    columns: headings.map((heading, index) => ({
      heading,
      column: columns[index] ?? null,
      examples: [...new Set(examples.map((cells) => (cells[index] ?? '').slice(0, 100)))]
        .filter((cell) => cell !== '')
        .slice(0, EXAMPLES),
    })),
    leftOutColumns: leftOut(headings, columns),
  };
}

/** The headings of the columns that were left out. */
function leftOut(headings: readonly string[], columns: readonly unknown[]): string[] {
  return headings
    .map((heading, index) => (columns[index] === null ? heading || `Column ${index + 1}` : ''))
    .filter((heading) => heading !== '')
    .slice(0, 100)
    .map((heading) => heading.slice(0, 200));
}

/** The columns of a file that are left out with this map. */
export function leftOutOf(text: string, map: ImportMap | null): string[] {
  if (map === null) return [];
  const { head } = readHead(csvRows(text));
  if (head === undefined || 'reason' in head) return [];
  const headings = headingsOf(head.cells);
  return leftOut(headings, columnsOf(headings, map));
}
