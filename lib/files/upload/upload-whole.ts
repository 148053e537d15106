import type { Readable } from 'node:stream';
import type { Context } from '../../context/context.ts';
import type { UploadedFile } from '../../contract/files/file.ts';
import type { Caller } from '../../use-case/caller.ts';
import { files } from '../files.ts';
import { toUploadedFile } from '../to-uploaded-file.ts';
import { createUpload, emptyFile } from './create-upload.ts';
import { receiveBytes } from './receive-bytes.ts';
import { removeUnsent } from './remove-unsent.ts';
import { storeUpload } from './store-upload.ts';
import { withLease } from './upload-lease.ts';

interface WholeFile {
  readonly name: string;
  /** The most bytes that it may have. */
  readonly most: number;
  readonly bytes: Readable;
  /** What is known of it once all has been read; rejects when that broke off. */
  readonly rest: Promise<{ readonly alt: string; readonly keepsOriginal: boolean }>;
}

/**
 * Takes a file in one piece, of which nothing is left when it does not come to its end. Throws as `createUpload` and
 * `receiveBytes` do, and what `rest` rejects with.
 */
export async function uploadWhole(ctx: Context, caller: Caller, file: WholeFile): Promise<UploadedFile> {
  const { name, most, bytes, rest } = file;
  const begun = { name, alt: '', keepsOriginal: false, size: most, isResumable: false };
  const { _id } = await createUpload(ctx, caller, begun);
  try {
    return await withLease(ctx, _id, async (lease) => {
      const size = await receiveBytes(ctx, lease, { offset: 0, bytes, most });
      const described = await rest;
      if (size === 0) throw emptyFile();
      await files.in(ctx.db).updateOne({ _id, state: 'uploading' }, { $set: { ...described, size } });
      return toUploadedFile(await storeUpload(ctx, { ...lease.doc, ...described, size }));
    });
  } catch (error) {
    await removeUnsent(ctx, _id);
    throw error;
  }
}
