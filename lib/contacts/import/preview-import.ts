import type { Context } from '../../context/context.ts';
import type { ImportMap, ImportPreview, PreviewRow } from '../../contract/contacts/contact-import.ts';
import { createFairPace } from '../../limits/pace.ts';
import type { Pace } from '../../process/pace.ts';
import type { Caller } from '../../use-case/caller.ts';
import { csvRows, plainCell } from '../formats/csv-cells.ts';
import { columnsOf } from '../formats/csv-columns.ts';
import { requireEditor } from '../policy.ts';
import { sameKeysOf } from '../stored/contact-fields.ts';
import { decodeFile } from './decode-file.ts';
import { ContactReader } from './known-contacts.ts';
import { type MatchedRow, matchRow, prepareRows } from './match-rows.ts';
import { type FileFormat, readBlocks } from './read-file.ts';

export const REJECTED_MAX = 1_000;
const SAMPLE_MAX = 200;
const EXAMPLES = 3;

interface PreviewImport {
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  readonly map: ImportMap | null;
}

/** What an import would do: how each row matches the address book and the rows before it. Nothing is written. */
export async function previewImport(
  ctx: Context,
  caller: Caller,
  { bytes, format, map }: PreviewImport,
): Promise<ImportPreview> {
  requireEditor(caller);
  const pace = createFairPace(ctx, caller.userId);
  const { text, encoding } = await decodeFile(bytes, pace);
  const counts = { new: 0, update: 0, unchanged: 0, duplicate: 0, rejected: 0 };
  const rejected: ImportPreview['rejected'] = [];
  const sample: PreviewRow[] = [];
  const seen = new Map<string, string>();
  const reader = new ContactReader(ctx, pace);
  for await (const block of readBlocks({ text, format, map }, pace)) {
    const { rows, known } = await prepareRows(ctx, { reader, pace }, block);
    for (const row of rows) {
      await pace();
      const shown = previewRow(ctx, matchRow(ctx, known, row), seen);
      counts[shown.kind] += 1;
      if (counts[shown.kind] <= SAMPLE_MAX) sample.push(shown);
      if (shown.kind === 'rejected' && rejected.length < REJECTED_MAX) {
        rejected.push({ line: shown.line, reason: shown.reason ?? '' });
      }
    }
  }
  return {
    format,
    encoding,
    rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
    created: counts.new,
    updated: counts.update,
    unchanged: counts.unchanged,
    duplicates: counts.duplicate,
    rejectedCount: counts.rejected,
    rejected,
    sample,
    columns: format === 'csv' ? await columnsIn(text, map, pace) : [],
  };
}

function previewRow(ctx: Context, matched: MatchedRow, seen: Map<string, string>): PreviewRow {
  const { line } = matched.row;
  if (matched.kind === 'rejected') {
    return {
      line,
      kind: 'rejected',
      name: '',
      detail: '',
      contactId: null,
      contactName: null,
      reason: matched.row.reason,
    };
  }
  const { fields } = matched;
  const detail = fields.emails[0]?.value ?? fields.phones[0]?.value ?? fields.organization;
  const row = { line, name: fields.name, detail, reason: null };
  if (matched.kind !== 'new') {
    return { ...row, kind: matched.kind, contactId: matched.doc._id, contactName: matched.doc.name };
  }
  const keys = sameKeysOf(ctx.env, fields);
  const before = keys.map((key) => seen.get(key)).find((name) => name !== undefined);
  for (const key of keys) seen.set(key, fields.name);
  return {
    ...row,
    kind: before === undefined ? 'new' : 'duplicate',
    contactId: null,
    contactName: before ?? null,
  };
}

const COLUMNS_SHOWN = 300;

/** The columns of a CSV file, each with its field and its first values, for the person who maps them. */
async function columnsIn(text: string, map: ImportMap | null, pace: Pace): Promise<ImportPreview['columns']> {
  const lines: (readonly string[])[] = [];
  for (const row of csvRows(text)) {
    await pace();
    if (row && 'cells' in row)
      lines.push(row.cells.slice(0, COLUMNS_SHOWN).map((cell) => plainCell(cell).trim()));
    if (lines.length > 20) break;
  }
  const [headings = [], ...examples] = lines;
  const columns = columnsOf(headings, map);
  return headings.map((heading, index) => ({
    heading,
    column: columns[index] ?? null,
    examples: examples
      .map((cells) => (cells[index] ?? '').slice(0, 100))
      .filter((cell) => cell !== '')
      .slice(0, EXAMPLES),
  }));
}
