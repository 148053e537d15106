import type { Context } from '../../context/context.ts';
import { endFilesOf } from '../files/end-files.ts';
import type { MessageDoc } from '../messages.ts';
import { forgetSaved } from '../saved/forget-saved.ts';

/** A message was deleted: its files are gone for everybody, and it is no longer among what people saved. */
export async function endContentOf(ctx: Context, message: MessageDoc): Promise<void> {
  await endFilesOf(ctx, message);
  await forgetSaved(ctx, { messageId: message._id });
}
