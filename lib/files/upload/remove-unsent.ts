import type { Filter } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { bytesIdOf, type FileDoc, files } from '../files.ts';
import { stopUpload } from './upload-lease.ts';

/**
 * Removes a file that was never sent, with its bytes. Resolves to false when there is none, or when a message takes it: its
 * claim comes first. Cut off in between, the sweep goes on with it.
 */
export async function removeUnsent(ctx: Context, id: string, more: Filter<FileDoc> = {}): Promise<boolean> {
  const { modifiedCount } = await files
    .in(ctx.db)
    .updateOne(
      { ...more, _id: id, state: { $in: ['uploading', 'ready'] }, claim: null },
      { $set: { state: 'gone', goneAt: ctx.now(), expiresAt: null }, $unset: { upload: '' } },
    );
  if (modifiedCount === 0) return false;
  await stopUpload(ctx, id);
  await forgetFile(ctx, id);
  return true;
}

/**
 * Removes what is left of a file that is `gone`: its bytes, unless they are those of another file as well, then its document. Of
 * two that share them and go at once both may leave them to the other; then they are swept as bytes of no file.
 */
export async function forgetFile(ctx: Context, id: string): Promise<void> {
  const doc = await files.in(ctx.db).findOne({ _id: id }, { projection: { bytesId: 1 } });
  const bytesId = doc ? bytesIdOf(doc) : id;
  if (!(await hasOthers(ctx, bytesId, id))) await removeBytes(ctx, bytesId);
  await files.in(ctx.db).deleteOne({ _id: id, state: 'gone' });
}

/** Whether these bytes are those of another file than this one. */
async function hasOthers(ctx: Context, bytesId: string, id: string): Promise<boolean> {
  const [copy, first] = await Promise.all([
    files.in(ctx.db).findOne({ bytesId, _id: { $ne: id } }, { projection: { _id: 1 } }),
    bytesId === id ? null : files.in(ctx.db).findOne({ _id: bytesId }, { projection: { _id: 1 } }),
  ]);
  return copy !== null || first !== null;
}

/** Removes all bytes of a file. */
export async function removeBytes(ctx: Context, id: string): Promise<void> {
  await ctx.files.discard(id);
  await ctx.files.remove(`${id}.thumbnail`);
  await ctx.files.remove(id);
}
