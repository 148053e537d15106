import type { Context } from '../../context/context.ts';
import { doubtFilesOf, endFilesOf } from '../files/end-files.ts';
import type { MessageDoc } from '../messages.ts';
import { doubtPictureOf, endPictureOf } from '../previews/preview-pictures.ts';
import { forgetSaved } from '../saved/forget-saved.ts';

/** Before a message is deleted: whether its files and its picture are still its own is asked from now on. */
export async function doubtContentOf(ctx: Context, message: MessageDoc): Promise<void> {
  await doubtFilesOf(ctx, message);
  await doubtPictureOf(ctx, message);
}

/** A message was deleted: its files and its picture are gone for everybody, and it is no longer among what people saved. */
export async function endContentOf(ctx: Context, message: MessageDoc): Promise<void> {
  await endFilesOf(ctx, message);
  await endPictureOf(ctx, message);
  await forgetSaved(ctx, { messageId: message._id });
}
