import type { MatchKeysAndValues } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { EMPTY_FIELDS } from '../../contract/contacts/contact-fields.ts';
import { readAll } from '../../store/read-all.ts';
import { repeatWrite } from '../../store/repeat-write.ts';
import { type ContactDoc, contactHistory, contactPhotos, contacts } from '../contacts.ts';
import { finishPending } from '../duplicates/merge-duplicates.ts';
import { contactImports } from '../import/contact-imports.ts';
import { contactImportsLeftOut } from '../import/left-out.ts';
import { dropFavourites } from '../stored/favourites.ts';

const BATCH = 500;

/**
 * Removes from the bin what has been in it for 30 days, and finishes merges that a crash interrupted. The document of such
 * a contact stays, with its revisions and nothing else: were they free, a slow writer could take one again. Resolves to
 * how many contacts were removed.
 */
export async function sweepContacts(ctx: Context): Promise<number> {
  await finishPending(ctx);
  let gone = 0;
  for (;;) {
    const docs = await readAll(
      contacts
        .in(ctx.db)
        .find({ expiresAt: { $lt: ctx.now() } }, { projection: { revision: 1 } })
        .limit(BATCH),
    );
    for (const { _id, revision } of docs) {
      // That it was changed stays in the change log, what it was does not.
      await repeatWrite(() =>
        contactHistory.in(ctx.db).updateMany({ contactId: _id }, { $set: { changes: [] } }),
      );
      await repeatWrite(() => contactPhotos.in(ctx.db).deleteMany({ contactId: _id }));
      await dropFavourites(ctx, _id);
      // One that was restored meanwhile has another revision.
      const { modifiedCount } = await contacts.in(ctx.db).updateOne({ _id, revision }, { $set: NOTHING });
      gone += modifiedCount;
    }
    if (docs.length < BATCH) break;
  }
  await dropOldImports(ctx);
  return gone;
}

/** Forgets imports that can no longer be undone, what they left out first. */
async function dropOldImports(ctx: Context): Promise<void> {
  const old = await contactImports
    .in(ctx.db)
    .find({ undoableUntil: { $lt: ctx.now() } }, { projection: { _id: 1 } })
    .toArray();
  for (const { _id } of old) {
    await contactImportsLeftOut.in(ctx.db).deleteMany({ importId: _id });
    await contactImports.in(ctx.db).deleteOne({ _id });
  }
}

/** What a contact has left that has left the bin, besides its revisions and the time of its deletion. */
const NOTHING: MatchKeysAndValues<ContactDoc> = {
  ...EMPTY_FIELDS,
  name: '',
  photo: null,
  extra: [],
  apartFrom: [],
  sentHash: '',
  importIds: [],
  nameKey: '',
  lastNameKey: '',
  organizationKey: '',
  tagKeys: [],
  words: [],
  sameKeys: [],
  'lastChange.changes': [],
  expiresAt: null,
};
