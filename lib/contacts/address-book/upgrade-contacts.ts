import type { Context } from '../../context/context.ts';
import { letterOf } from '../../contract/contacts/name-order.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { moveToLetter } from '../stored/address-book-counts.ts';
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
      const { _id, revision, shape: before } = doc;
      const now = { _id, revision, ...(before === undefined ? {} : { shape: before }) };
      const { modifiedCount } = await contacts.in(ctx.db).updateOne(now, { $set: asToday(ctx, doc) });
      if (modifiedCount > 0 && isLetterOther(doc)) await moveToLetter(ctx, '#', letterOf(doc.name));
    }
    upgraded += docs.length;
    if (docs.length < BATCH) break;
  }
  return upgraded;
}

/** Whether the name is listed under a letter now and was not before: a mark without width stood in front of it. */
function isLetterOther({ name, deletedAt, shape }: ContactDoc): boolean {
  const isOld = /^[12]:/.test(shape ?? '');
  return isOld && deletedAt === null && /^\p{Default_Ignorable_Code_Point}/u.test(name);
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
