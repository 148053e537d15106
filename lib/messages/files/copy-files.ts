import { hash } from 'node:crypto';
import type { Context } from '../../context/context.ts';
import type { MessageFile } from '../../contract/files/file.ts';
import { bytesIdOf, type FileDoc, files } from '../../files/files.ts';
import { CLAIM_KEPT_MS } from '../../files/sending/claim-files.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { invalidField } from '../../use-case/app-error.ts';
import { claimOf } from './claims.ts';
import { toMessageFile } from './to-message-file.ts';

interface CopyFiles {
  readonly conversationId: string;
  readonly clientId: string;
  readonly senderId: string;
  /** Of a message that the sender can read, in their order. */
  readonly fileIds: readonly string[];
}

/**
 * Makes files of their own for a message that forwards those of another one: documents that name the same bytes, claimed for
 * this send as if they had been uploaded for it. The same send again has the same ones. Throws `invalid` on `forwardOfId`
 * when one of them is gone.
 */
export async function copyFiles(ctx: Context, { fileIds, ...send }: CopyFiles): Promise<MessageFile[]> {
  const claim = claimOf(send);
  const found = await files
    .in(ctx.db)
    .find({ _id: { $in: [...fileIds] }, state: { $in: ['ready', 'sent'] } })
    .toArray();
  const sources = new Map(found.map((doc) => [doc._id, doc]));
  const copies = fileIds.map((id) => {
    const source = sources.get(id);
    if (!source) throw invalidField('forwardOfId', 'A file of this message is not there any more.');
    return copyOf(ctx, source, { ownerId: send.senderId, claim });
  });
  for (const copy of copies) await storeCopy(ctx, copy);
  return copies.map(toMessageFile);
}

function copyOf(ctx: Context, source: FileDoc, own: Pick<FileDoc, 'ownerId'> & { claim: string }): FileDoc {
  const now = ctx.now();
  return {
    ...source,
    ...own,
    _id: copyId(source._id, own),
    bytesId: bytesIdOf(source),
    state: 'ready',
    conversationId: null,
    messageId: null,
    seq: null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + CLAIM_KEPT_MS),
    goneAt: null,
  };
}

/** One for each send of a file: whoever repeats it, in whatever process, makes no other. */
function copyId(sourceId: string, { ownerId, claim }: { ownerId: string; claim: string }): string {
  const hex = hash('sha256', `${ownerId}:${claim}:${sourceId}`, 'hex');
  // A UUID of version 8 (RFC 9562, section 5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function storeCopy(ctx: Context, copy: FileDoc): Promise<void> {
  const { _id, ownerId, claim, expiresAt } = copy;
  try {
    await files.in(ctx.db).insertOne(copy);
  } catch (error) {
    if (!isDuplicate(error, '_id')) throw error;
    // Of a try before, which ended so long ago that nobody waited for it any more.
    await files
      .in(ctx.db)
      .updateOne(
        { _id, ownerId, state: { $in: ['ready', 'gone'] } },
        { $set: { state: 'ready', claim, goneAt: null, expiresAt } },
      );
  }
}
