import type { AnyBulkWriteOperation } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { isDuplicateWrite, refusedWrites } from '../../store/claim-next.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { addressBookRevision } from './address-book-revision.ts';

/** How far a block came: `written` of its operations, with the revisions after `since`. */
export interface WrittenBlock {
  readonly since: number;
  readonly written: number;
  /** Why it stopped there: the revision was taken, or the contact had changed. Null when all is written. */
  readonly stoppedBy: 'number' | 'contact' | null;
}

/**
 * Writes many contacts with consecutive revisions of the address book, in one turn. The operations are written in their
 * order, each on one document, and the first that is refused ends the block, so that revisions have no gap. An update must
 * be guarded by its contact's revision and use `upsert`, so that one that no longer matches is refused, not skipped.
 */
export async function writeBlock(
  ctx: Context,
  above: number,
  operations: (since: number) => readonly AnyBulkWriteOperation<ContactDoc>[],
): Promise<WrittenBlock> {
  return await ctx.serialize('contacts', async () => {
    const since = Math.max(above, ctx.cache.get('contacts') ?? (await addressBookRevision(ctx)));
    const block = operations(since);
    ctx.cache.delete('contacts');
    try {
      await contacts.in(ctx.db).bulkWrite(block, { ordered: true });
    } catch (error) {
      const [refused] = refusedWrites(error);
      if (!refused || !isDuplicateWrite(refused)) throw error;
      const isNumber = (refused.errmsg ?? '').includes('index: claims');
      return { since, written: refused.index, stoppedBy: isNumber ? 'number' : 'contact' };
    }
    ctx.cache.set('contacts', since + block.length);
    return { since, written: block.length, stoppedBy: null };
  });
}
