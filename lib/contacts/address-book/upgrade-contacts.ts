import type { Context } from '../../context/context.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { addressBookCounts, countsOf } from '../stored/address-book-counts.ts';
import { BIN_MS } from '../stored/bin.ts';
import { derivedFields, fieldsOf, shapeOf } from '../stored/contact-fields.ts';
import { withItemIds } from '../stored/contact-items.ts';

const BATCH = 200;

/**
 * Updates contacts that an earlier release stored, or that were stored under another default country: derived fields are
 * derived again. No one sees a change, so it takes no revision. Safe to stop, and to run in two processes at once.
 */
export async function upgradeContacts(ctx: Context): Promise<number> {
  const shape = shapeOf(ctx.env);
  let upgraded = 0;
  let isRecounted = false;
  for (;;) {
    const docs = await contacts
      .in(ctx.db)
      .find({ $or: [{ shape: { $lt: shape } }, { shape: { $gt: shape } }, { shape: { $exists: false } }] })
      .limit(BATCH)
      .toArray();
    for (const doc of docs) {
      await contacts
        .in(ctx.db)
        .updateOne({ _id: doc._id, revision: doc.revision }, { $set: asToday(ctx, doc) });
      // A contact older than the counts is counted with its last change.
      isRecounted ||= doc.shape === undefined;
    }
    upgraded += docs.length;
    if (docs.length < BATCH) break;
  }
  if (isRecounted) await addressBookCounts.in(ctx.db).deleteMany({});
  return upgraded;
}

/** A contact's document in today's form, from one that may be older. */
function asToday(ctx: Context, doc: ContactDoc): Partial<ContactDoc> & Record<string, unknown> {
  const before = fieldsOf(doc);
  const fields = withItemIds(before, before);
  const isNew = doc.shape === undefined;
  return {
    ...fields,
    ...derivedFields(ctx.env, fields),
    photo: doc.photo ?? null,
    favouriteOf: doc.favouriteOf ?? [],
    importIds: doc.importIds ?? [],
    lastChange: doc.lastChange ?? null,
    pending: doc.pending ?? null,
    expiresAt: doc.expiresAt ?? (doc.deletedAt && new Date(doc.deletedAt.getTime() + BIN_MS)),
    mergedIntoId: doc.mergedIntoId ?? null,
    ...(isNew ? { trail: counted(doc) } : {}),
  };
}

function counted({ trail, ...doc }: ContactDoc): ContactDoc['trail'] {
  return trail.map((entry, index) =>
    index === trail.length - 1 ? { ...entry, ...countsOf(null, doc) } : entry,
  );
}
