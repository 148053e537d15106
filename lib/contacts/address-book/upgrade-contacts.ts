import type { Context } from '../../context/context.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
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
  for (;;) {
    const docs = await contacts
      .in(ctx.db)
      .find({
        // One that has left the bin has nothing to derive from.
        name: { $ne: '' },
        $or: [{ shape: { $lt: shape } }, { shape: { $gt: shape } }, { shape: { $exists: false } }],
      })
      .limit(BATCH)
      .toArray();
    for (const doc of docs) {
      await contacts
        .in(ctx.db)
        .updateOne({ _id: doc._id, revision: doc.revision }, { $set: asToday(ctx, doc) });
    }
    upgraded += docs.length;
    if (docs.length < BATCH) break;
  }
  return upgraded;
}

/** A contact's document in today's form, from one that may be older. */
function asToday(ctx: Context, doc: ContactDoc): Partial<ContactDoc> & Record<string, unknown> {
  const before = fieldsOf(doc);
  const fields = withItemIds(before, before);
  return {
    ...fields,
    ...derivedFields(ctx.env, fields),
    photo: doc.photo ?? null,
    importIds: doc.importIds ?? [],
    pending: doc.pending ?? null,
    expiresAt: doc.expiresAt ?? (doc.deletedAt && new Date(doc.deletedAt.getTime() + BIN_MS)),
    mergedIntoId: doc.mergedIntoId ?? null,
  };
}
