import type { Context } from '../context.ts';
import { isDuplicate } from '../store/claim-next.ts';
import { type ContactDoc, contactHistory } from './contacts.ts';

/**
 * Puts a contact's last change into the history, where the next change is about to take its place. The change and the
 * contact it made were one write, so a crash loses neither; doing this twice is doing it once.
 */
export async function keepLastChange(
  ctx: Context,
  doc: Pick<ContactDoc, '_id' | 'lastChange'>,
): Promise<void> {
  if (!doc.lastChange) return;
  const { revision, ...change } = doc.lastChange;
  try {
    await contactHistory.in(ctx.db).insertOne({ _id: revision, contactId: doc._id, ...change });
  } catch (error) {
    if (!isDuplicate(error, '_id')) throw error;
  }
}
