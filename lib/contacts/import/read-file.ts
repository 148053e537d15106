import type { ImportMap } from '../../contract/contacts/contact-import.ts';
import { createPace } from '../../process/pace.ts';
import type { BadRow, ImportRow } from '../formats/import-row.ts';
import { readCsv } from '../formats/read-csv.ts';
import { readVCards } from '../formats/read-vcards.ts';

export type FileFormat = 'csv' | 'vcard';

const BLOCK = 500;
/** Photos are large: a block ends early when it holds this many bytes of them. */
const BLOCK_PHOTOS = 4 * 1024 * 1024;

/** A file's rows in blocks, so that whatever its size a bounded part of it is in memory as contacts. */
export async function* readBlocks(
  text: string,
  format: FileFormat,
  map: ImportMap | null,
): AsyncGenerator<(ImportRow | BadRow)[]> {
  const pace = createPace();
  let block: (ImportRow | BadRow)[] = [];
  let photos = 0;
  for (const row of format === 'csv' ? readCsv(text, map) : readVCards(text)) {
    await pace();
    if (row === null) continue;
    block.push(row);
    photos += 'photo' in row ? (row.photo?.length ?? 0) : 0;
    if (block.length < BLOCK && photos < BLOCK_PHOTOS) continue;
    yield block;
    block = [];
    photos = 0;
  }
  if (block.length > 0) yield block;
}
