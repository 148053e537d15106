import type { ImportMap } from '../../../contract/contacts/contact-import.ts';
import type { Pace } from '../../../process/pace.ts';
import { type FileFormat, type ImportRow, isRow, type ReadRow } from '../../formats/import-row.ts';
import { readCsv } from '../../formats/read-csv.ts';
import { readVCards } from '../../formats/read-vcards.ts';

/** A block is written at once: what the driver makes of it holds all others for some milliseconds. */
const BLOCK = 250;
/** Photos are large: a block ends early when its photos have this many bytes. */
const BLOCK_PHOTOS = 4 * 1024 * 1024;

interface FileToRead {
  readonly text: string;
  readonly format: FileFormat;
  readonly map: ImportMap | null;
  /** Makes a row ready to be compared and stored. */
  readonly prepare: (row: ImportRow) => Promise<ImportRow>;
}

/** A file's rows in blocks, so that only a limited part of it is in memory as contacts. */
export async function* readBlocks(
  { text, format, map, prepare }: FileToRead,
  pace: Pace,
): AsyncGenerator<(ReadRow & object)[]> {
  let block: (ReadRow & object)[] = [];
  let photos = 0;
  for (const read of format === 'csv' ? readCsv(text, map) : readVCards(text)) {
    await pace();
    if (read === null) continue;
    const row = isRow(read) && read.photo !== null ? await prepare(read) : read;
    block.push(row);
    photos += isRow(row) ? (row.photo?.length ?? 0) : 0;
    if (block.length < BLOCK && photos < BLOCK_PHOTOS) continue;
    yield block;
    block = [];
    photos = 0;
  }
  if (block.length > 0) yield block;
}
