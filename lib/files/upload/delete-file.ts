import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { ownUnsent } from './own-unsent.ts';
import { removeUnsent } from './remove-unsent.ts';

/** Removes a file of the caller's before it is sent, or cancels its upload. Throws `not_found` and `file_sent`. */
export async function deleteFile(ctx: Context, caller: Caller, { id }: { id: string }): Promise<void> {
  const { _id } = await ownUnsent(ctx, caller, id);
  if (!(await removeUnsent(ctx, _id))) throw new AppError('file_sent');
}
