import type { Filter } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { type FileDoc, files } from '../files.ts';
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

/** Removes what is left of a file that is `gone`: its bytes, then its document. */
export async function forgetFile(ctx: Context, id: string): Promise<void> {
  await removeBytes(ctx, id);
  await files.in(ctx.db).deleteOne({ _id: id, state: 'gone' });
}

/** Removes all bytes of a file. */
export async function removeBytes(ctx: Context, id: string): Promise<void> {
  await ctx.files.discard(id);
  await ctx.files.remove(`${id}.thumbnail`);
  await ctx.files.remove(id);
}
