import type { Context } from '../../context/context.ts';
import { EMPTY_FIELDS } from '../../contract/contacts/contact.ts';
import { type ContactDoc, contactHistory, contactPhotos, contacts } from '../contacts.ts';
import { finishPending } from '../duplicates/merge-duplicates.ts';
import { contactImports } from '../import/contact-imports.ts';

const HOUR_MS = 60 * 60 * 1000;
const BATCH = 500;

/**
 * Empties the bin of what has been in it for 30 days, and finishes merges that a crash cut in two. A contact leaves its
 * document behind with its numbers and nothing else: were the numbers free, a slow writer could take one again.
 * Resolves to how many contacts are gone.
 */
export async function sweepContacts(ctx: Context): Promise<number> {
  await finishPending(ctx);
  let gone = 0;
  for (;;) {
    const docs = await contacts
      .in(ctx.db)
      .find({ expiresAt: { $lt: ctx.now() } }, { projection: { revision: 1 } })
      .limit(BATCH)
      .toArray();
    for (const { _id, revision } of docs) {
      await contactHistory.in(ctx.db).deleteMany({ contactId: _id });
      await contactPhotos.in(ctx.db).deleteMany({ contactId: _id });
      // One that was brought back meanwhile has another number.
      const { modifiedCount } = await contacts.in(ctx.db).updateOne({ _id, revision }, { $set: NOTHING });
      gone += modifiedCount;
    }
    if (docs.length < BATCH) break;
  }
  await contactImports.in(ctx.db).deleteMany({ undoableUntil: { $lt: ctx.now() } });
  return gone;
}

/** What is left of the fields of a contact that is gone. Its change log, its numbers and when it was deleted stay. */
const NOTHING: Partial<ContactDoc> = {
  ...EMPTY_FIELDS,
  name: '',
  photo: null,
  favouriteOf: [],
  apartFrom: [],
  sentHash: '',
  importIds: [],
  nameKey: '',
  tagKeys: [],
  words: [],
  sameKeys: [],
  lastChange: null,
  expiresAt: null,
};

/** Sweeps now and every hour until the answer is called. */
export function startContactSweep(ctx: Context): () => void {
  const sweep = () => {
    sweepContacts(ctx).catch((error: unknown) =>
      ctx.log.warn({ reason: String(error) }, 'the bin of the address book could not be emptied'),
    );
  };
  const timer = setInterval(sweep, HOUR_MS);
  timer.unref();
  sweep();
  return () => clearInterval(timer);
}
