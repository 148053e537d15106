import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { type FileDoc, files } from '../../files/files.ts';
import type { Caller } from '../../use-case/caller.ts';

interface GivenFile extends Partial<FileDoc> {
  /** Null where no one reads them. */
  readonly bytes?: Buffer | null;
}

/** A file of a person that waits to be sent, as an upload leaves it, for tests that are not about uploads. */
export async function addFile(
  ctx: Context,
  owner: Caller,
  { bytes = Buffer.from('what is in it'), ...given }: GivenFile = {},
): Promise<FileDoc> {
  const _id = newId();
  const { size, sha256 } = bytes ? await ctx.files.put(_id, bytes) : { size: 1, sha256: _id };
  const createdAt = ctx.now();
  const doc: FileDoc = {
    _id,
    ownerId: owner.userId,
    state: 'ready',
    name: 'notes.txt',
    alt: '',
    type: 'text/plain',
    kind: 'file',
    size,
    sha256,
    width: null,
    height: null,
    hasThumbnail: false,
    keepsOriginal: false,
    claim: null,
    conversationId: null,
    messageId: null,
    seq: null,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + 24 * 60 * 60 * 1000),
    goneAt: null,
    ...given,
  };
  await files.in(ctx.db).insertOne(doc);
  return doc;
}
