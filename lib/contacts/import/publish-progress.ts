import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { ImportProgress } from '../../contract/contacts/contact-import.ts';
import type { ContactImportDoc } from './contact-imports.ts';

/** Tells the pages of who began an import how far it is. */
export async function publishProgress(ctx: Context, doc: ContactImportDoc): Promise<void> {
  await publishFact(ctx.bus, 'import', { userId: doc.byUserId, import: progressOf(doc) });
}

function progressOf(doc: ContactImportDoc): ImportProgress {
  const { _id: id, state, total, done, created, updated, skipped } = doc;
  const { rejectedCount, notStoredCount = 0, keptCount } = doc;
  return { id, state, total, done, created, updated, skipped, rejectedCount, notStoredCount, keptCount };
}

/** So often at most, in milliseconds: more is not seen. */
const EVERY_MS = 250;

/** {@link publishProgress}, not more often than it can be seen; a change of the state at once. */
export function progressTeller(ctx: Context): (doc: ContactImportDoc) => Promise<void> {
  let toldAt = Number.NEGATIVE_INFINITY;
  let state: ContactImportDoc['state'] | null = null;
  return async (doc) => {
    const now = performance.now();
    if (doc.state === state && now - toldAt < EVERY_MS) return;
    toldAt = now;
    state = doc.state;
    await publishProgress(ctx, doc);
  };
}
