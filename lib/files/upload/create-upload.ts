import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type FileDoc, files } from '../files.ts';
import { requireRoom } from './disk-floor.ts';
import { isHeld } from './upload-lease.ts';
import { BEGUN_MS, EMPTY_MS, UNFINISHED_MAX, UNSENT_MAX } from './upload-limits.ts';

export interface NewUpload {
  readonly name: string;
  readonly alt: string;
  readonly keepsOriginal: boolean;
  /** Bytes; the most that may come where that is not known. */
  readonly size: number;
  /** Whether someone can go on with it after its connection ended. */
  readonly isResumable: boolean;
}

/**
 * Begins an upload, which is its caller's alone. Throws `invalid` for an empty file, `too_large`, `too_many_uploads`,
 * `too_much_unsent` and `storage_full`.
 */
export async function createUpload(ctx: Context, caller: Caller, input: NewUpload): Promise<FileDoc> {
  const { name, alt, keepsOriginal, size, isResumable } = input;
  if (size === 0) throw emptyFile();
  if (size > ctx.env.FILE_MAX) throw new AppError('too_large');
  await requireRoom(ctx, size);
  const createdAt = ctx.now();
  const doc: FileDoc = {
    _id: newId(),
    ownerId: caller.userId,
    state: 'uploading',
    name,
    alt,
    type: '',
    kind: 'file',
    size,
    sha256: null,
    width: null,
    height: null,
    hasThumbnail: false,
    keepsOriginal,
    claim: null,
    conversationId: null,
    messageId: null,
    seq: null,
    createdAt,
    // Once bytes have come it is kept for longer.
    expiresAt: new Date(createdAt.getTime() + EMPTY_MS),
    goneAt: null,
    upload: { received: 0, lease: null, ...(isResumable ? {} : { isWhole: true }) },
  };
  // Two at once of this process would each find room for one; with more processes a few more may fit.
  await ctx.serialize(`uploads:${caller.userId}`, async () => {
    await requireShare(ctx, caller.userId, size);
    await files.in(ctx.db).insertOne(doc);
  });
  return doc;
}

export function emptyFile(): AppError {
  return invalidField('file', 'This file is empty.');
}

/** Throws when a person has too many unfinished uploads, or too many bytes that wait to be sent. */
async function requireShare(ctx: Context, ownerId: string, size: number): Promise<void> {
  const projection = { state: 1, size: 1, upload: 1, createdAt: 1 } as const;
  const found = await files
    .in(ctx.db)
    .find({ ownerId, state: { $in: ['uploading', 'ready'] } }, { projection })
    .toArray();
  const unsent = found.filter((file) => file.state === 'ready' || isUnderWay(ctx, file));
  const unfinished = unsent.filter(({ state }) => state === 'uploading');
  if (unfinished.length >= UNFINISHED_MAX) throw new AppError('too_many_uploads');
  const bytes = unsent.reduce((sum, file) => sum + file.size, 0);
  if (bytes + size > UNSENT_MAX) throw new AppError('too_much_unsent');
}

/** Whether someone adds to an upload, or may go on with it. */
function isUnderWay(ctx: Context, file: Pick<FileDoc, '_id' | 'upload' | 'createdAt'>): boolean {
  if (isHeld(ctx, file)) return true;
  const isNew = ctx.now().getTime() - file.createdAt.getTime() < BEGUN_MS;
  return !file.upload?.isWhole && (isNew || (file.upload?.received ?? 0) > 0);
}
