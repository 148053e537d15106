import type { z } from 'zod';
import type { Context } from '../../context/context.ts';
import type { changeFileSchema, UploadedFile } from '../../contract/files/file.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { files } from '../files.ts';
import { toUploadedFile } from '../to-uploaded-file.ts';
import { ownUnsent } from './own-unsent.ts';

type Change = z.infer<typeof changeFileSchema> & { readonly id: string };

/** Renames or describes a file of the caller's before it is sent. Throws `not_found` and `file_sent`. */
export async function changeFile(
  ctx: Context,
  caller: Caller,
  { id, ...change }: Change,
): Promise<UploadedFile> {
  const { _id, ...before } = await ownUnsent(ctx, caller, id);
  const { name = before.name, alt = before.alt } = change;
  const changed = await files
    .in(ctx.db)
    .findOneAndUpdate(
      { _id, state: { $in: ['uploading', 'ready'] }, claim: null },
      { $set: { name, alt } },
      { returnDocument: 'after' },
    );
  if (!changed) throw new AppError('file_sent');
  return toUploadedFile(changed);
}
