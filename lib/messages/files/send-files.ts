import type { Context } from '../../context/context.ts';
import type { MessageFile } from '../../contract/files/file.ts';
import { bindFiles } from '../../files/sending/bind-files.ts';
import { claimFiles, releaseFiles } from '../../files/sending/claim-files.ts';
import type { MessageDoc } from '../messages.ts';
import { claimedBy, claimOf } from './claims.ts';
import { toMessageFile } from './to-message-file.ts';

interface SendFiles {
  readonly conversationId: string;
  readonly clientId: string;
  readonly senderId: string;
  readonly fileIds: readonly string[];
}

/** Lets a message have these files, and resolves to its copy of them. Throws `invalid` as {@link claimFiles} does. */
export async function takeFiles(ctx: Context, send: SendFiles): Promise<MessageFile[]> {
  const docs = await claimFiles(ctx, { ownerId: send.senderId, ids: send.fileIds, claim: claimOf(send) });
  return docs.map(toMessageFile);
}

/**
 * A message is stored, and its files are its own from now on. It is stored whether or not this works: what fails is made
 * up for by whoever reads a file first, by the sweep or by the next start.
 */
export async function keepFiles(ctx: Context, message: MessageDoc): Promise<void> {
  const { conversationId, _id: messageId, seq } = message;
  try {
    await bindFiles(ctx, { ...claimedBy(message), conversationId, messageId, seq });
  } catch (error) {
    ctx.log.warn({ err: error, messageId }, 'the files of a message could not be bound to it yet');
  }
}

/** A send of these files was one that is stored already: those that went with it stay, and others can be sent again. */
export async function keepFilesOfFirst(
  ctx: Context,
  first: MessageDoc,
  fileIds: readonly string[],
): Promise<void> {
  const { claim, ids } = claimedBy(first);
  await releaseFiles(ctx, { claim, ids: fileIds.filter((id) => !ids.includes(id)) });
  if (ids.length > 0) await keepFiles(ctx, first);
}
