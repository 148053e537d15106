import type { Context } from '../../context/context.ts';
import type { ContactHistoryEntry } from '../../contract/contacts/contact-history.ts';
import type { Page } from '../../contract/values/paging.ts';
import { isDuplicate, isOnlyDuplicates } from '../../store/claim-next.ts';
import { readAll } from '../../store/read-all.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contactHistory, contacts, type RecordedChange } from '../contacts.ts';

/**
 * Copies a contact's last change into the history, before the next change replaces it. The change was stored with the
 * contact in one write, so a crash loses neither; copying it twice does no harm.
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

/** {@link keepLastChange} of many contacts, in one write. */
export async function keepLastChanges(
  ctx: Context,
  docs: readonly Pick<ContactDoc, '_id' | 'lastChange'>[],
): Promise<void> {
  const changes = docs.flatMap(({ _id: contactId, lastChange }) => {
    if (!lastChange) return [];
    const { revision, ...change } = lastChange;
    return [{ _id: revision, contactId, ...change }];
  });
  if (changes.length === 0) return;
  try {
    await contactHistory.in(ctx.db).insertMany(changes, { ordered: false });
  } catch (error) {
    // Those that were copied before are refused, and the others are stored.
    if (!isOnlyDuplicates(error)) throw error;
  }
}

interface ListHistory {
  readonly id: string;
  readonly limit?: number | undefined;
  /** Only changes before this number. */
  readonly before?: number | undefined;
}

const DEFAULT_LIMIT = 50;

/** What happened to a contact, newest first, also to one in the bin. Throws `not_found`. */
export async function listContactHistory(
  ctx: Context,
  _caller: Caller,
  { id, limit = DEFAULT_LIMIT, before }: ListHistory,
): Promise<Page<ContactHistoryEntry>> {
  const doc = await readNewest(ctx, id);
  const kept = await readAll(
    contactHistory
      .in(ctx.db)
      .find({ contactId: id, from: { $ne: null }, ...(before === undefined ? {} : { _id: { $lt: before } }) })
      .sort({ _id: -1 })
      .limit(limit + 1),
  );
  const last = doc.lastChange;
  const isLastShown =
    last && kept[0]?._id !== last.revision && (before === undefined || last.revision < before);
  const all = [
    ...(isLastShown ? toEntries(last) : []),
    ...kept.flatMap(({ _id, ...change }) => toEntries({ ...change, revision: _id })),
  ];
  const items = all.slice(0, limit);
  return { items, nextCursor: all.length > limit ? String(items.at(-1)?.revision) : null };
}

/** One change of a contact. Throws `not_found`. */
export async function getHistoryEntry(
  ctx: Context,
  id: string,
  revision: number,
): Promise<ContactHistoryEntry> {
  const { lastChange } = await readNewest(ctx, id);
  const kept =
    lastChange?.revision === revision
      ? lastChange
      : await contactHistory.in(ctx.db).findOne({ _id: revision, contactId: id });
  const [entry] = kept ? toEntries({ ...kept, revision }) : [];
  if (!entry) throw new AppError('not_found');
  return entry;
}

async function readNewest(ctx: Context, id: string): Promise<Pick<ContactDoc, '_id' | 'lastChange'>> {
  const doc = await contacts
    .in(ctx.db)
    .findOne({ _id: id, name: { $ne: '' } }, { projection: { lastChange: 1 } });
  if (!doc) throw new AppError('not_found');
  return doc;
}

/** A change as an entry of the history; none for one from before there was a history. */
function toEntries(change: RecordedChange): ContactHistoryEntry[] {
  const { revision, type, at, byUserId, from, importId, mergedId, changes } = change;
  if (from === null) return [];
  return [{ revision, type, at: at.toISOString(), byUserId, from, importId, mergedId, changes }];
}
