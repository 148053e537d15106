import type { Context } from '../../context/context.ts';
import { doubtFiles, endFiles } from '../../files/sending/bind-files.ts';
import type { MessageDoc } from '../messages.ts';
import { claimedBy } from './claims.ts';

type WithFiles = Pick<MessageDoc, 'conversationId' | 'clientId' | 'files'>;

/**
 * Before a message is deleted: from now on whoever reads its files asks whether it still has them. A process that dies
 * between this and {@link endFilesOf} leaves nothing readable of a message that is gone, and nothing unreadable of one that
 * stays.
 */
export async function doubtFilesOf(ctx: Context, message: WithFiles): Promise<void> {
  if (message.files?.length) await doubtFiles(ctx, claimedBy(message));
}

/** A message was deleted: its files are gone for everybody. */
export async function endFilesOf(ctx: Context, message: WithFiles): Promise<void> {
  if (message.files?.length) await endFiles(ctx, claimedBy(message));
}
