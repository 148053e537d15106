import type { Readable } from 'node:stream';
import type { Context } from '../../context/context.ts';
import { AppError, isAppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type FileDoc, files } from '../files.ts';
import { requireRoom } from './disk-floor.ts';
import { ownUnsent } from './own-unsent.ts';
import { receiveBytes } from './receive-bytes.ts';
import { removeBytes, removeUnsent } from './remove-unsent.ts';
import { storeUpload } from './store-upload.ts';
import { expiryOf, type UploadLease, withLease } from './upload-lease.ts';

/** Where an upload ends, and where it will. */
export interface UploadEnd {
  readonly offset: number;
  readonly size: number;
  readonly expiresAt: Date | null;
}

interface Addition {
  readonly id: string;
  /** Where the bytes belong. */
  readonly offset: number;
  readonly bytes: Readable;
  /** How many bytes there will be; null where that is not said. */
  readonly length: number | null;
}

/**
 * Adds bytes to an upload of the caller's; with the last one it is a file. Resolves to where it ends then, also when the
 * connection broke off. Throws `not_found`, `wrong_offset` with the right one, `upload_locked`, `too_slow`, and `too_large` or
 * `storage_full`, after which nothing of it is left.
 */
export async function appendUpload(ctx: Context, caller: Caller, addition: Addition): Promise<UploadEnd> {
  const { id, offset } = addition;
  await ownUnsent(ctx, caller, id);
  try {
    const { isDone, ...end } = await unlessStored(ctx, caller, id, (lease) => addBytes(ctx, lease, addition));
    if (isDone && offset !== end.size) throw new AppError('wrong_offset', { offset: end.size });
    return end;
  } catch (error) {
    await cleanUp(ctx, id, error);
    throw error;
  }
}

/** Works on an upload, unless it is a file already or was made one while this waited for its turn. */
async function unlessStored(
  ctx: Context,
  caller: Caller,
  id: string,
  work: (lease: UploadLease) => Promise<UploadEnd>,
): Promise<UploadEnd & { readonly isDone: boolean }> {
  const stored = async () => {
    const doc = await files
      .in(ctx.db)
      .findOne({ _id: id, ownerId: caller.userId, state: { $in: ['ready', 'sent'] } });
    return doc && { offset: doc.size, size: doc.size, expiresAt: doc.expiresAt, isDone: true };
  };
  const before = await stored();
  if (before) return before;
  try {
    return { ...(await withLease(ctx, id, work)), isDone: false };
  } catch (error) {
    const meanwhile = isAppError(error) && error.code === 'not_found' ? await stored() : null;
    if (meanwhile) return meanwhile;
    throw error;
  }
}

async function addBytes(
  ctx: Context,
  lease: UploadLease,
  { offset, bytes, length }: Addition,
): Promise<UploadEnd> {
  const { size } = lease.doc;
  const from = await receivedOf(ctx, lease.doc);
  if (offset !== from) throw new AppError('wrong_offset', { offset: from });
  if (length !== null && offset + length > size) throw new AppError('too_large');
  if (from === size) return await finishUpload(ctx, lease);
  await requireRoom(ctx, size - offset);
  const end = await receiveBytes(ctx, lease, { offset, bytes, most: size });
  return end === size
    ? await finishUpload(ctx, lease)
    : { offset: end, size, expiresAt: expiryOf(lease.doc, end) };
}

/**
 * Where an upload of the caller's ends, also when the file was sent since. One whose bytes are all there, but whose process
 * ended before it was a file, is made one. Throws `not_found` and `upload_locked`.
 */
export async function readUpload(ctx: Context, caller: Caller, { id }: { id: string }): Promise<UploadEnd> {
  const doc = await files.in(ctx.db).findOne({ _id: id, ownerId: caller.userId, state: { $ne: 'gone' } });
  if (!doc) throw new AppError('not_found');
  const { state, size, expiresAt } = doc;
  const offset = state === 'uploading' ? await receivedOf(ctx, doc) : size;
  if (state !== 'uploading' || offset < size) return { offset, size, expiresAt };
  return await unlessStored(ctx, caller, id, (lease) => finishUpload(ctx, lease));
}

/** What is in the home for sure: never more than was noted, since a power cut may leave bytes that were never sent. */
async function receivedOf(ctx: Context, doc: FileDoc): Promise<number> {
  if (doc.upload?.isComplete) return doc.size;
  return Math.min(doc.upload?.received ?? 0, await ctx.files.endOf(doc._id));
}

async function finishUpload(ctx: Context, { doc }: UploadLease): Promise<UploadEnd> {
  const { _id, size } = doc;
  // The next process, if this one ends now, finds what was stored and no upload.
  await files.in(ctx.db).updateOne({ _id, state: 'uploading' }, { $set: { 'upload.received': size } });
  const { expiresAt } = await storeUpload(ctx, doc);
  // As it was declared: a file may be smaller than what was uploaded.
  return { offset: size, size, expiresAt };
}

/** After some refusals nothing is left; and when it was cancelled meanwhile, nothing of what came since. */
async function cleanUp(ctx: Context, id: string, error: unknown): Promise<void> {
  if (!isAppError(error)) return;
  if (error.code === 'too_large' || error.code === 'storage_full') await removeUnsent(ctx, id);
  else if (error.code === 'not_found' && !(await files.in(ctx.db).findOne({ _id: id })))
    await removeBytes(ctx, id);
}
