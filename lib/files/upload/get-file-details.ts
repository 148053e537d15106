import type { Context } from '../../context/context.ts';
import type { UploadedFile } from '../../contract/files/file.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { toUploadedFile } from '../to-uploaded-file.ts';
import { ownUnsent } from './own-unsent.ts';

/** A file of the caller's that waits to be sent. Throws `not_found`, also while it is uploaded, and `file_sent`. */
export async function getFileDetails(
  ctx: Context,
  caller: Caller,
  { id }: { id: string },
): Promise<UploadedFile> {
  const doc = await ownUnsent(ctx, caller, id);
  if (doc.state === 'uploading') throw new AppError('not_found');
  return toUploadedFile(doc);
}
