import { createHash } from 'node:crypto';
import type { Context } from '../../context/context.ts';
import { imageType } from '../../contract/values/image-type.ts';
import { AppError } from '../../use-case/app-error.ts';
import { type FileDoc, files } from '../files.ts';
import { removeBytes } from './remove-unsent.ts';
import { UNSENT_MS } from './upload-limits.ts';

/** So many bytes say what a file is. */
const BEGINNING = 4_100;

/**
 * Makes a file of an upload whose bytes are all in the home: says what it is, stores it, and resolves to it, which is
 * `ready`. Cut off anywhere, it can be done again. Throws `not_found` when the upload was cancelled meanwhile; nothing is
 * left then.
 */
export async function storeUpload(ctx: Context, doc: FileDoc): Promise<FileDoc> {
  const id = doc._id;
  const hash = createHash('sha256');
  let size = 0;
  let beginning = Buffer.alloc(0);
  for await (const part of (await ctx.files.openUpload(id)) as AsyncIterable<Buffer>) {
    if (size < BEGINNING) beginning = Buffer.concat([beginning, part]).subarray(0, BEGINNING);
    hash.update(part);
    size += part.length;
  }
  const image = imageType(beginning);
  await ctx.files.finish(id);
  const ready = await files.in(ctx.db).findOneAndUpdate(
    { _id: id, state: 'uploading' },
    {
      $set: {
        state: 'ready',
        size,
        sha256: hash.digest('hex'),
        type: image ?? 'application/octet-stream',
        kind: image ? 'image' : 'file',
        expiresAt: new Date(ctx.now().getTime() + UNSENT_MS),
      },
      $unset: { upload: '' },
    },
    { returnDocument: 'after' },
  );
  const now = ready ?? (await files.in(ctx.db).findOne({ _id: id, state: { $in: ['ready', 'sent'] } }));
  if (now) return now;
  await removeBytes(ctx, id);
  throw new AppError('not_found');
}
