import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type FileDoc, files } from '../files.ts';

/** A file of the caller's that is not sent yet, uploaded or not. Throws `not_found`, and `file_sent` for one that was. */
export async function ownUnsent(ctx: Context, caller: Caller, id: string): Promise<FileDoc> {
  const doc = await files.in(ctx.db).findOne({ _id: id, ownerId: caller.userId, state: { $ne: 'gone' } });
  if (!doc) throw new AppError('not_found');
  if (doc.state === 'sent' || doc.claim !== null) throw new AppError('file_sent');
  return doc;
}
