import type { Context } from '../../context/context.ts';
import type { ContactFields } from '../../contract/contacts/contact-field-schemas.ts';
import type { ImportDuplicates } from '../../contract/contacts/contact-import.ts';
import type { ContactDoc } from '../contacts.ts';
import { photoHash } from '../edit/photo.ts';
import type { BadRow, ImportRow, Misfit } from '../formats/import-row.ts';
import {
  type ImportInfo,
  type MatchedRow,
  matchRow,
  type NewRow,
  prepareRows,
  type Reading,
} from './match-rows.ts';

/** What becomes of a row. */
export interface PlannedRow {
  readonly matched: MatchedRow;
  readonly result: 'created' | 'updated' | 'skipped' | 'rejected';
  /** What of it is kept nowhere; the first values, and how many there are. */
  readonly lost: readonly Misfit[];
  readonly lostCount: number;
}

export type ChangedRow = Extract<MatchedRow, { doc: ContactDoc }> & { readonly next: ContactFields };

/** Where the contacts are made and changed that the rows of a block become. */
interface Drafts {
  add(row: Omit<NewRow, 'kind'>): ContactDoc;
  change(row: ChangedRow): ContactDoc;
}

interface BlockToPlan {
  readonly block: readonly (ImportRow | BadRow)[];
  readonly reading: Reading;
  readonly drafts: Drafts;
  readonly duplicates: ImportDuplicates;
  readonly info: ImportInfo;
}

/**
 * What becomes of the rows of a block, each matched against the results of those before it. A preview and an import both go
 * through it, so that the preview says what the import does.
 */
export async function* planRows(
  ctx: Context,
  { block, reading, drafts, duplicates, info }: BlockToPlan,
): AsyncGenerator<PlannedRow> {
  const { rows, known } = await prepareRows(ctx, reading, block);
  for (const row of rows) {
    await reading.pace();
    const matched = matchRow(known, row, info);
    if (matched.kind === 'rejected') {
      yield { matched, result: 'rejected', lost: [], lostCount: 0 };
      continue;
    }
    const { lost, lostCount } = matched.row;
    const kind = matched.kind === 'duplicate' ? duplicates : matched.kind;
    if (kind === 'skip') yield { matched, result: 'skipped', lost: [], lostCount: 0 };
    else if (kind === 'unchanged') yield { matched, result: 'skipped', lost, lostCount };
    else if (kind === 'update' && isChanged(matched)) {
      const isPhotoLost = hasOtherPhoto(matched, info);
      const kept = isPhotoLost ? { ...matched, row: { ...matched.row, photo: null } } : matched;
      known.set(drafts.change(kept));
      const all = isPhotoLost ? [...lost, SECOND_PHOTO] : lost;
      yield { matched, result: 'updated', lost: all, lostCount: lostCount + Number(isPhotoLost) };
    } else {
      known.set(drafts.add(matched));
      yield { matched, result: 'created', lost, lostCount };
    }
  }
}

const SECOND_PHOTO = {
  column: 'PHOTO',
  value: '',
  reason: 'Another row of this contact has a photo.',
} as const;

const isChanged = (matched: MatchedRow): matched is ChangedRow => 'next' in matched && matched.next !== null;

/** Whether another row of the file gave the contact another photo. */
function hasOtherPhoto({ row, doc }: ChangedRow, { id }: ImportInfo): boolean {
  if (row.photo === null || doc.photo === null || !doc.importIds.includes(id)) return false;
  return doc.photo !== photoHash(row.photo);
}
