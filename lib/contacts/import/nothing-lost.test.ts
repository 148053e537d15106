import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import type { Contact } from '../../contract/contacts/contact.ts';
import { cleanLine } from '../../contract/values/text.ts';
import { randomCsv, randomVCards } from '../../testing/contacts/random-contact-files.ts';
import { type Accounted, accountedWords, wordsOf } from '../../testing/file-words.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contactHistory, contacts } from '../contacts.ts';
import { csvRows } from '../formats/csv-cells.ts';
import { type ImportRow, isBad, isRow, type ReadRow } from '../formats/import-row.ts';
import { readCsv, readHead } from '../formats/read-csv.ts';
import { readVCards } from '../formats/read-vcards.ts';
import { NOTHING } from '../formats/row-builder.ts';
import { vCardProperties } from '../formats/vcard-lines.ts';
import { decodedValue, unescapeText } from '../formats/vcard-text.ts';
import { toContact } from '../stored/to-contact.ts';
import { contactImports } from './contact-imports.ts';
import { decodeFile } from './file/decode-file.ts';
import { startImport } from './import-contacts.ts';
import { previewImport } from './preview-import.ts';

const FOLDER = fileURLToPath(new URL('../../testing/contact-files/', import.meta.url));

let workspace: TestContext;
let ctx: Context;
let ada: Caller;

beforeAll(async () => {
  workspace = await createTestContext({ DEFAULT_COUNTRY: 'DE' });
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());
beforeEach(emptied);

async function emptied() {
  for (const collection of [contacts, contactHistory, contactImports])
    await collection.in(ctx.db).deleteMany({});
  ctx.cache.clear();
}

async function stored(): Promise<Contact[]> {
  const docs = await contacts.in(ctx.db).find({ deletedAt: null }).toArray();
  return docs.map(toContact);
}

/** Imports a file, after a preview that must say what the import does. */
async function imported(bytes: Uint8Array, format: 'csv' | 'vcard') {
  const preview = await previewImport(ctx, ada, { bytes, format, map: null });
  const result = await (await startImport(ctx, ada, { bytes, format, map: null })).done;
  for (const what of [
    ...([
      'created',
      'updated',
      'skipped',
      'rejectedCount',
      'rejected',
      'notStored',
      'notStoredCount',
    ] as const),
    ...(['notedColumns', 'encoding'] as const),
  ])
    expect.soft(preview[what], what).toEqual(result[what]);
  return result;
}

/** What is said of the file and not of a person. */
const TECHNICAL = new Set([
  'BEGIN',
  'END',
  'VERSION',
  'PRODID',
  'REV',
  'MEMBER',
  'X-ADDRESSBOOKSERVER-MEMBER',
  'KIND',
  'X-ADDRESSBOOKSERVER-KIND',
  'PHOTO',
]);

async function valuesIn(bytes: Uint8Array, format: 'csv' | 'vcard'): Promise<string[]> {
  const { text } = await decodeFile({ bytes, format, pace: () => undefined });
  if (format === 'csv') {
    const { head } = readHead(csvRows(text));
    return [...csvRows(text)].flatMap((row) =>
      row && 'cells' in row && row.line !== head?.line ? row.cells : [],
    );
  }
  return [...vCardProperties(text)].flatMap((property) =>
    property === null || TECHNICAL.has(property.name)
      ? []
      : [unescapeText(decodedValue(property)), ...(property.params.get('LABEL') ?? []).map(unescapeText)],
  );
}

/** The values of which a word is neither in what is stored nor in what is reported. */
function missing(values: readonly string[], { words, beginnings }: Accounted): string[] {
  return values.filter(
    (value) =>
      wordsOf(bare(value)).some((word) => !words.has(word)) &&
      !beginnings.some((beginning) => cleanLine(value).includes(beginning)),
  );
}

/** A value without the scheme and the parameters of an address, and the midnight of a day. */
function bare(value: string): string {
  const plain = value
    .replace(/(?<![\p{L}\p{N}])(?:mailto|urn:uuid):/giu, ' ')
    .replace(/[T ]00:?00:?00(?:\.0+)?Z?$/, '')
    .replace(/^(\s*tel:.*);phone-context=/is, '$1 ');
  return /^\s*tel:/i.test(plain) ? decodeURIComponent(plain.replace(/^\s*tel:/i, '')) : plain;
}

const FILES = readdirSync(FOLDER).filter((name) => /\.(csv|vcf)$/.test(name));

it.each(FILES)('every value of %s is stored or named', async (name) => {
  const bytes = readFileSync(FOLDER + name);
  const format = name.endsWith('.csv') ? 'csv' : 'vcard';
  const result = await imported(bytes, format);
  expect(missing(await valuesIn(bytes, format), accountedWords(await stored(), result))).toEqual([]);
  expect(result).toMatchObject({ state: 'done' });
});

/** How many random files of each kind are read; `RANDOM_FILES=10000` asks for more. */
const READ = Number(process.env.RANDOM_FILES ?? 100);
/** How many of them are imported into an address book as well. */
const IMPORTED = Math.min(READ / 10, 500);
const PATIENCE_MS = 30_000 + READ * 100;

const KINDS = [
  ['csv', randomCsv, (text: string) => readCsv(text, null)],
  ['vcard', randomVCards, readVCards],
] as const;

it.each(KINDS)(
  'no value of any %s file is missing both from what is read and from what is named',
  (_kind, file, read) => {
    fc.assert(
      fc.property(file, ({ text, values }) => {
        const rows = [...read(text)].filter((row) => row !== null);
        const refused = rows.filter((row) => isBad(row) && row.reason !== NOTHING);
        if (refused.length > 0) return;
        expect(missing(values, accountedWords(rows.filter(isRow).map(asContact), reportOf(rows)))).toEqual(
          [],
        );
      }),
      { numRuns: READ, endOnFailure: true },
    );
  },
  PATIENCE_MS,
);

/** A row as the contact that it becomes. */
const asContact = ({ uid, fields, extra }: ImportRow): Contact => ({
  ...fields,
  extra: [...extra, `UID:${uid ?? ''}`],
  id: '',
  revision: 1,
  photo: null,
  createdAt: '',
  updatedAt: '',
  updatedByUserId: '',
});

const reportOf = (rows: readonly (ReadRow & object)[]) => ({
  rejected: rows.filter(isBad),
  notStored: rows.flatMap((row) =>
    'lost' in row ? row.lost.map((each) => ({ ...each, line: row.line })) : [],
  ),
});

it.each(KINDS)(
  'no value of any %s file is missing both from the address book and from the report; the preview says the same',
  async (format, file) => {
    await fc.assert(
      fc.asyncProperty(file, async ({ text, values }) => {
        await emptied();
        const result = await imported(new TextEncoder().encode(text), format);
        if (result.rejected.some(({ reason }) => reason !== NOTHING)) return;
        expect(missing(values, accountedWords(await stored(), result))).toEqual([]);
      }),
      { numRuns: IMPORTED, endOnFailure: true },
    );
  },
  PATIENCE_MS,
);
