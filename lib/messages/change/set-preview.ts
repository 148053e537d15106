import type { Context } from '../../context/context.ts';
import { firstLink } from '../../contract/conversations/first-link.ts';
import type { MessagePreview } from '../../contract/conversations/message-preview.ts';
import { newId } from '../../contract/values/new-id.ts';
import type { MessageDoc } from '../messages.ts';
import { doubtPictureOf, endPictureOf, keepPicture, storePicture } from '../previews/preview-pictures.ts';
import { REACTIONS_UNTIL } from './change-limits.ts';
import { changeStored } from './change-stored.ts';

/** What was read of a page. */
export interface ReadPreview extends Omit<MessagePreview, 'picture'> {
  readonly picture: { readonly bytes: Uint8Array; readonly width: number; readonly height: number } | null;
}

type Target = Pick<MessageDoc, '_id' | 'conversationId'>;

/** Whether a message may have a preview of this link, as it is now. */
export function takesPreview(message: MessageDoc, url: string): boolean {
  return (
    message.deletedAt === null &&
    message.isPreviewRemoved !== true &&
    message.revisions.length < REACTIONS_UNTIL &&
    firstLink(message.body) === url
  );
}

/**
 * Gives a message the preview of its first link, which was read meanwhile: a change of the message that is no edit. Resolves to
 * whether it has it now; not when it was deleted, links elsewhere, or its sender removed the preview.
 */
export async function setPreview(ctx: Context, message: Target, read: ReadPreview): Promise<boolean> {
  const { _id: messageId, conversationId } = message;
  const { picture: made, ...facts } = read;
  const picture = made && { id: newId(), width: made.width, height: made.height };
  if (made && picture)
    await storePicture(ctx, { _id: picture.id, messageId, conversationId, bytes: made.bytes });
  const preview: MessagePreview = { ...facts, picture };
  const before = await changeStored(ctx, {
    id: messageId,
    event: 'message:updated',
    async decide(found) {
      if (!takesPreview(found, read.url)) return null;
      await doubtPictureOf(ctx, found);
      return { preview };
    },
  });
  // What is not shown any more, or never will be.
  await endPictureOf(ctx, before ?? { preview });
  if (before && picture) await keepPicture(ctx, picture.id);
  return before !== null;
}
