import type { Context } from '../../context/context.ts';
import { defineCollection } from '../../store/collection.ts';
import { type MessageDoc, messages } from '../messages.ts';

/** A picture that no message names by then was left behind by a process that died. */
const NAMED_WITHIN_MS = 60 * 60 * 1000;

/**
 * The small picture of a link preview; another one is another document. It is stored before the message names it, and looked at
 * again at `expiresAt` unless the message was written: so a process may die between any two writes (docs/decisions/037).
 */
export interface PreviewPictureDoc {
  _id: string;
  messageId: string;
  conversationId: string;
  /** WebP. */
  bytes: Uint8Array;
  /** Null once its message names it. */
  expiresAt: Date | null;
}

export const previewPictures = defineCollection<PreviewPictureDoc>('previewPictures', [
  { key: { messageId: 1 }, name: 'messageId' },
  { key: { conversationId: 1 }, name: 'conversationId' },
  { key: { expiresAt: 1 }, name: 'expiresAt' },
]);

type WithPreview = Pick<MessageDoc, 'preview'>;

/** Stores a picture that a message is about to name. */
export async function storePicture(
  ctx: Context,
  picture: Pick<PreviewPictureDoc, '_id' | 'messageId' | 'conversationId' | 'bytes'>,
): Promise<void> {
  const expiresAt = new Date(ctx.now().getTime() + NAMED_WITHIN_MS);
  await previewPictures.in(ctx.db).insertOne({ ...picture, expiresAt });
}

/** Its message names it now. */
export async function keepPicture(ctx: Context, id: string): Promise<void> {
  await previewPictures.in(ctx.db).updateOne({ _id: id }, { $set: { expiresAt: null } });
}

/** Before a message loses its preview: what becomes of the picture is decided by the message, whatever comes in between. */
export async function doubtPictureOf(ctx: Context, { preview }: WithPreview): Promise<void> {
  if (!preview?.picture) return;
  await previewPictures.in(ctx.db).updateOne({ _id: preview.picture.id }, { $set: { expiresAt: ctx.now() } });
}

/** A message lost its preview, or never got it. */
export async function endPictureOf(ctx: Context, { preview }: WithPreview): Promise<void> {
  if (preview?.picture) await previewPictures.in(ctx.db).deleteOne({ _id: preview.picture.id });
}

/** The bytes of a picture, and in which conversation it is shown; null when no message shows it. */
export async function findPicture(
  ctx: Context,
  id: string,
): Promise<{ readonly conversationId: string; read(): Promise<Buffer | null> } | null> {
  const found = await previewPictures.in(ctx.db).findOne({ _id: id }, { projection: { messageId: 1 } });
  if (!found) return null;
  const message = await findNaming(ctx, { _id: id, messageId: found.messageId });
  if (!message) return null;
  return {
    conversationId: message.conversationId,
    async read() {
      const picture = await previewPictures.in(ctx.db).findOne({ _id: id }, { promoteBuffers: true });
      return picture && Buffer.from(picture.bytes);
    },
  };
}

/** Removes pictures that no message names, after a crash. Resolves to how many there were. */
export async function sweepPictures(ctx: Context): Promise<number> {
  let count = 0;
  const open = previewPictures
    .in(ctx.db)
    .find(
      { expiresAt: { $lte: ctx.now(), $gt: new Date(0) } },
      { projection: { messageId: 1, expiresAt: 1 } },
    );
  for await (const picture of open) {
    const { _id, expiresAt } = picture;
    if (await findNaming(ctx, picture)) await keepPicture(ctx, _id);
    else count += (await previewPictures.in(ctx.db).deleteOne({ _id, expiresAt })).deletedCount;
  }
  return count;
}

async function findNaming(
  ctx: Context,
  { _id, messageId }: Pick<PreviewPictureDoc, '_id' | 'messageId'>,
): Promise<Pick<MessageDoc, 'conversationId'> | null> {
  return await messages
    .in(ctx.db)
    .findOne({ _id: messageId, 'preview.picture.id': _id }, { projection: { conversationId: 1 } });
}
