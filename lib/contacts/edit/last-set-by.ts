import type { Context } from '../../context/context.ts';
import type { ContactConflict } from '../../contract/contacts/contact-edit.ts';
import { isSame } from '../../contract/contacts/contact-values.ts';
import { contactHistory, contacts, type RecordedChange } from '../contacts.ts';

/** How many changes are read: what was set before them has no name. */
const CHANGES_READ = 200;

type Asked = Pick<ContactConflict, 'field' | 'itemId'>;
type Recorded = Pick<RecordedChange, 'byUserId' | 'changes'>;

/** Who set each of these fields or items last, by the contact's history; null where that is unknown. */
export async function lastSetBy(
  ctx: Context,
  contactId: string,
  asked: readonly Asked[],
): Promise<(string | null)[]> {
  if (asked.length === 0) return [];
  const doc = await contacts.in(ctx.db).findOne({ _id: contactId }, { projection: { lastChange: 1 } });
  const kept = await contactHistory
    .in(ctx.db)
    .find({ contactId }, { sort: { _id: -1 }, limit: CHANGES_READ, projection: { byUserId: 1, changes: 1 } })
    .toArray();
  const newestFirst: readonly Recorded[] = [...(doc?.lastChange ? [doc.lastChange] : []), ...kept];
  return asked.map((one) => newestFirst.find((change) => isOf(change, one))?.byUserId ?? null);
}

function isOf({ changes }: Recorded, { field, itemId }: Asked): boolean {
  return changes.some(
    (change) =>
      change.field === field &&
      (itemId === null || !isSame(itemOf(change.before, itemId), itemOf(change.after, itemId))),
  );
}

function itemOf(list: unknown, itemId: string): unknown {
  const items: readonly { readonly id?: unknown }[] = Array.isArray(list) ? list : [];
  return items.find(({ id }) => id === itemId) ?? null;
}
