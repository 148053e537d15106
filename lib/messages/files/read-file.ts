import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { avatars } from '../../accounts/profile/avatars.ts';
import { getAvatar } from '../../accounts/profile/get-avatar.ts';
import type { Context } from '../../context/context.ts';
import { requireRights } from '../../conversations/rights.ts';
import { bytesIdOf, type FileDoc } from '../../files/files.ts';
import type { ByteRange } from '../../files/home/file-home.ts';
import { knownFile } from '../../files/known-files.ts';
import { AppError, isAppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { findPicture } from '../previews/preview-pictures.ts';
import { findMessageOf } from './settle-files.ts';

/** A file that its reader may have. Its bytes are read only when they are needed: what an id names never changes. */
export interface ReadableFile {
  readonly name: string;
  /** What the bytes are. */
  readonly type: string;
  /** Other bytes have another one. */
  readonly version: string;
  readonly bytes: FileBytes;
}

/** Small ones are read whole; of others the size is known, and a range is enough. Reading throws `not_found` if they are lost. */
export type FileBytes =
  | { readonly size: number; read(range?: ByteRange): Promise<Readable> }
  | { readonly size: null; read(): Promise<Buffer> };

interface ReadFile {
  readonly id: string;
}

/**
 * A file, for whoever may read it now: one that was sent, for the members of its conversation; one that was not, for its
 * owner; the photo of a person, for everybody signed in; the picture of a link preview, as its message. Anyone else gets `not_found`, as for one that does not exist.
 */
export async function readFile(ctx: Context, caller: Caller, { id }: ReadFile): Promise<ReadableFile> {
  const file = await knownFile(ctx, id);
  if (!file) return (await readPhoto(ctx, caller, id)) ?? (await readPreviewPicture(ctx, caller, id));
  await requireReader(ctx, caller, file);
  const { name, type, size } = file;
  const bytes: FileBytes = { size, read: (range) => openBytes(ctx, bytesIdOf(file), range) };
  return { name, type, version: fileVersion(file), bytes };
}

/** The small picture of a file, for whoever may read the file. Throws `not_found` also when it has none. */
export async function readThumbnail(ctx: Context, caller: Caller, { id }: ReadFile): Promise<ReadableFile> {
  const file = await knownFile(ctx, id);
  if (!file?.hasThumbnail) throw new AppError('not_found');
  await requireReader(ctx, caller, file);
  return {
    name: `${file.name}.webp`,
    type: 'image/webp',
    version: thumbnailVersion(file),
    bytes: {
      size: null,
      read: async () => await buffer(await openBytes(ctx, `${bytesIdOf(file)}.thumbnail`)),
    },
  };
}

type Versioned = Pick<FileDoc, '_id' | 'sha256'>;

/** What tells bytes from others: their digest. */
export function fileVersion({ _id, sha256 }: Versioned): string {
  return sha256 ?? _id;
}

export function thumbnailVersion(file: Versioned): string {
  return `${fileVersion(file)}.thumbnail`;
}

/** Whether somebody who was given a file may still have it: their bytes may take hours to arrive. */
export async function mayStillRead(ctx: Context, caller: Caller, { id }: ReadFile): Promise<boolean> {
  try {
    const file = await knownFile(ctx, id);
    if (file) await requireReader(ctx, caller, file);
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return false;
    throw error;
  }
}

async function requireReader(ctx: Context, caller: Caller, file: FileDoc): Promise<void> {
  const conversationId = await conversationOf(ctx, file);
  if (conversationId !== null) await requireRights(ctx, caller, conversationId);
  else if (file.ownerId !== caller.userId) throw new AppError('not_found');
}

/** Where a file was sent to; null when it was not sent yet. Throws `not_found` when nobody reads it now. */
async function conversationOf(ctx: Context, file: FileDoc): Promise<string | null> {
  const { state, claim, conversationId, expiresAt } = file;
  if (state === 'sent' && expiresAt === null) return conversationId;
  if (state === 'gone' || state === 'uploading') throw new AppError('not_found');
  if (claim === null) return null;
  // Between two writes, or after a crash: its message says what it is.
  const message = await findMessageOf(ctx, file);
  if (message === null && state === 'ready') return null;
  if (!message?.isHeld || message.isDeleted) throw new AppError('not_found');
  return message.conversationId;
}

async function openBytes(ctx: Context, name: string, range?: ByteRange): Promise<Readable> {
  const bytes = await ctx.files.open(name, range);
  if (bytes !== null) return bytes;
  ctx.log.error({ file: name }, 'the bytes of a file are not there');
  throw new AppError('not_found');
}

async function readPhoto(ctx: Context, caller: Caller, id: string): Promise<ReadableFile | null> {
  const photo = await avatars.in(ctx.db).findOne({ _id: id }, { projection: { type: 1 } });
  if (!photo) return null;
  const read = async () => Buffer.from((await getAvatar(ctx, caller, { id })).bytes);
  return { name: 'photo', type: photo.type, version: id, bytes: { size: null, read } };
}

async function readPreviewPicture(ctx: Context, caller: Caller, id: string): Promise<ReadableFile> {
  const picture = await findPicture(ctx, id);
  if (!picture) throw new AppError('not_found');
  await requireRights(ctx, caller, picture.conversationId);
  const read = async () => {
    const bytes = await picture.read();
    if (!bytes) throw new AppError('not_found');
    return bytes;
  };
  return { name: 'preview', type: 'image/webp', version: id, bytes: { size: null, read } };
}
