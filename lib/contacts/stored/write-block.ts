import type { AnyBulkWriteOperation, MongoBulkWriteError } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { addressBookRevision } from './address-book-revision.ts';

/** How far a block came: `written` of its operations, under the numbers after `since`. */
export interface WrittenBlock {
  readonly since: number;
  readonly written: number;
  /** Why it stopped there: the number was taken, or the contact was no longer as it was. Null when all is written. */
  readonly stoppedBy: 'number' | 'contact' | null;
}

/**
 * Writes many contacts under one run of the book's numbers, in one turn. The operations are written in their order,
 * each as one document, and the first that is refused ends the block: numbers stay without a gap. An update must be
 * guarded by its contact's number and made with `upsert`, so that one that no longer fits is refused and not passed
 * over.
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
      const [refused] = isBulkWriteError(error) ? [error.writeErrors].flat() : [];
      if (refused?.code !== 11000) throw error;
      const isNumber = (refused.errmsg ?? '').includes('trail.revision');
      return { since, written: refused.index, stoppedBy: isNumber ? 'number' : 'contact' };
    }
    ctx.cache.set('contacts', since + block.length);
    return { since, written: block.length, stoppedBy: null };
  });
}

/** Known by its name and not by its class, as in `isDuplicate`. */
function isBulkWriteError(error: unknown): error is MongoBulkWriteError {
  return error instanceof Error && error.name === 'MongoBulkWriteError';
}
