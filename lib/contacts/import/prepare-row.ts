import type { Context } from '../../context/context.ts';
import { preparePhoto } from '../../files/photos/prepare-photo.ts';
import { isAppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { ImportRow } from '../formats/import-row.ts';

/** A row with its photo as it will be stored, by which it is compared; one that cannot be used is named as lost. */
export async function prepareRow(ctx: Context, caller: Caller, row: ImportRow): Promise<ImportRow> {
  if (row.photo === null) return row;
  try {
    const { bytes } = await preparePhoto(ctx, caller.userId, row.photo);
    return { ...row, photo: bytes };
  } catch (error) {
    if (!isAppError(error)) throw error;
    const reason = error.details.errors?.[0]?.message ?? error.message;
    const lost = [...row.lost, { column: 'PHOTO', value: '', reason }];
    return { ...row, photo: null, lost, lostCount: row.lostCount + 1 };
  }
}
