import type { Context } from '../../context/context.ts';
import { type FileDoc, files } from '../../files/files.ts';
import { bindFiles, endFiles } from '../../files/sending/bind-files.ts';
import { releaseFiles } from '../../files/sending/claim-files.ts';
import { messages } from '../messages.ts';
import { messageOf } from './claims.ts';

/** A message that was about to go and is still there after so long, in milliseconds, stays. */
const DOUBTED_MS = 5 * 60 * 1000;

/** What a claimed file is by its message: sent, if that is there and holds it. */
interface Found {
  readonly messageId: string;
  readonly seq: number;
  readonly conversationId: string;
  readonly isHeld: boolean;
  readonly isDeleted: boolean;
}

/** The message of a claimed file; null while it is not stored. */
export async function findMessageOf(
  ctx: Context,
  file: Pick<FileDoc, '_id' | 'ownerId' | 'claim'>,
): Promise<Found | null> {
  const found = await messages
    .in(ctx.db)
    .findOne(messageOf(file), { projection: { conversationId: 1, seq: 1, deletedAt: 1, files: 1 } });
  if (!found) return null;
  const { _id: messageId, conversationId, seq, deletedAt } = found;
  const isHeld = found.files?.some(({ id }) => id === file._id) ?? false;
  return { messageId, conversationId, seq, isHeld, isDeleted: deletedAt !== null };
}

/**
 * Decides about claimed files of which a crash left open what became of their message: they are its own, can be sent
 * again, or are gone. The message alone decides. For the start and the sweep; harmless in several processes at once.
 * Resolves to how many there were.
 */
export async function settleFiles(ctx: Context): Promise<number> {
  let count = 0;
  // Those that are sent and not in doubt do not expire.
  const open = files.in(ctx.db).find({ expiresAt: { $gt: new Date(0) }, claim: { $ne: null } });
  for await (const file of open) {
    await settleFile(ctx, file);
    count += 1;
  }
  return count;
}

async function settleFile(ctx: Context, file: FileDoc): Promise<void> {
  const { _id, claim, state, expiresAt } = file;
  // Only a file that is claimed and not settled has both.
  if (claim === null || expiresAt === null) return;
  const own = { claim, ids: [_id] };
  const found = await findMessageOf(ctx, file);
  const now = ctx.now().getTime();
  if (found?.isHeld && !found.isDeleted) {
    const { conversationId, messageId, seq } = found;
    if (state === 'ready') await bindFiles(ctx, { ...own, conversationId, messageId, seq });
    else if (now - expiresAt.getTime() > DOUBTED_MS) await trustFile(ctx, file);
  } else if (found === null) {
    // The send may still be under way, or be repeated, until the file expires.
    if (state === 'sent' || expiresAt.getTime() <= now) await endFiles(ctx, own);
  } else if (state === 'sent' || found.isDeleted) await endFiles(ctx, own);
  else await releaseFiles(ctx, own);
}

/** A message that was to be deleted was not. */
async function trustFile(ctx: Context, { _id, claim, expiresAt }: FileDoc): Promise<void> {
  await files.in(ctx.db).updateOne({ _id, claim, state: 'sent', expiresAt }, { $set: { expiresAt: null } });
}
