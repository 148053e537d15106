import type { Context } from '../../../context/context.ts';
import { IMPORT_LIMIT } from '../../../contract/contacts/contact-limits.ts';
import { bytesIdOf } from '../../../files/files.ts';
import { ownUnsent } from '../../../files/upload/own-unsent.ts';
import { AppError } from '../../../use-case/app-error.ts';
import type { Caller } from '../../../use-case/caller.ts';

interface UploadedFile {
  readonly fileId: string;
  /** Called with the size of each part as it is read; what it throws ends the reading. */
  readonly hold: (bytes: number) => void;
}

/**
 * The bytes of a file that the caller uploaded and did not send: so a preview, another one with other columns, and the import
 * read the same file, and it travels once. Throws `not_found`, `file_sent` and `too_large`.
 */
export async function readUploadedFile(
  ctx: Context,
  caller: Caller,
  { fileId, hold }: UploadedFile,
): Promise<Uint8Array> {
  const doc = await ownUnsent(ctx, caller, fileId);
  if (doc.state !== 'ready') throw new AppError('not_found');
  if (doc.size > IMPORT_LIMIT) throw new AppError('too_large');
  const bytes = await ctx.files.open(bytesIdOf(doc));
  if (bytes === null) throw new AppError('not_found');
  const parts: Buffer[] = [];
  for await (const part of bytes) {
    hold(part.length);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
