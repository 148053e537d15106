import type { AnyBulkWriteOperation, Collection, Document } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { blocksOf } from '../../store/blocks-of.ts';
import { inPieces } from '../../store/in-pieces.ts';
import { upgradeOnce } from '../../store/upgrade-once.ts';
import {
  type ContactDoc,
  type ContactHistoryDoc,
  contactHistory,
  contacts,
  type RecordedChange,
} from '../contacts.ts';
import { addressBookCounts, countsOf } from '../stored/address-book-counts.ts';
import { contactFavourites, newFavourite } from '../stored/favourites.ts';
import { claimOf, claimsDoc } from '../stored/revision-claims.ts';

type OldEntry = Pick<RecordedChange, 'revision' | 'type' | 'changedFields' | 'byUserId' | 'at' | 'counts'>;

/** A contact as earlier releases stored it: with all its changes, and with the people whose favourite it is. */
interface OldContact extends Omit<ContactDoc, 'claims' | 'lastChange' | 'shape'> {
  trail: OldEntry[];
  favouriteOf?: string[];
  lastChange?: Omit<RecordedChange, 'changedFields' | 'counts'> | null;
  shape?: string;
}

const OLD_INDEX = 'trail.revision_1';
/** IndexNotFound, and NamespaceNotFound of a new store. */
const IS_GONE: ReadonlySet<unknown> = new Set([26, 27]);
const CONTACTS_AT_ONCE = 200;
/** So many revisions stay in a contact's document, and so many are moved into each other one. */
const HELD = 32;
const MOVED_AT_ONCE = 1_000;

/**
 * Before anything is served: moves what made contacts of earlier releases grow without bound into collections of its own.
 * No process of an earlier release may run any more. Each contact changes its form in one write, the last of its batch, so
 * that a start that was stopped goes on where it was.
 */
export async function upgradeChangeLog(ctx: Context): Promise<void> {
  await upgradeOnce(ctx.db, 'contact-changes-of-their-own', async () => {
    const old = ctx.db.collection<OldContact>(contacts.name);
    await dropOldIndex(old);
    const total = await old.countDocuments({ trail: { $exists: true } });
    let done = 0;
    for await (const docs of blocksOf(old, { trail: { $exists: true } }, { size: CONTACTS_AT_ONCE })) {
      await upgradeBatch(ctx, old, docs);
      done += docs.length;
      ctx.log.info({ done, total }, 'the changes of contacts are being moved');
    }
    // Counted again, each key by itself.
    if (total > 0) await addressBookCounts.in(ctx.db).deleteMany({});
  });
}

/** It would refuse the second contact that has no list of changes. */
async function dropOldIndex(old: Collection<OldContact>): Promise<void> {
  try {
    await old.dropIndex(OLD_INDEX);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && IS_GONE.has(error.code))) throw error;
  }
}

async function upgradeBatch(
  ctx: Context,
  old: Collection<OldContact>,
  docs: readonly OldContact[],
): Promise<void> {
  await writeAll(contactHistory.in(ctx.db), docs.flatMap(historyWrites));
  await writeAll(
    contactFavourites.in(ctx.db),
    docs.flatMap(({ _id, favouriteOf = [] }) =>
      favouriteOf.map((userId) => {
        const { _id: id, ...rest } = newFavourite(userId, _id);
        return { updateOne: { filter: { _id: id }, update: { $setOnInsert: rest }, upsert: true } };
      }),
    ),
  );
  await writeAll(ctx.db.collection<ReturnType<typeof claimsDoc>>(contacts.name), docs.flatMap(claimsWrites));
  await writeAll(old, docs.map(contactWrite));
}

async function writeAll<T extends Document>(
  collection: Collection<T>,
  operations: readonly AnyBulkWriteOperation<T>[],
): Promise<void> {
  for (const piece of inPieces(operations, 1_000)) await collection.bulkWrite([...piece], { ordered: false });
}

/** The changes before the last one, with what the history has of each. */
function historyWrites({ _id: contactId, trail }: OldContact): AnyBulkWriteOperation<ContactHistoryDoc>[] {
  return trail.slice(0, -1).map(({ revision, changedFields, counts, ...entry }) => ({
    updateOne: {
      filter: { _id: revision },
      update: {
        $set: { changedFields, ...(counts ? { counts } : {}) },
        $setOnInsert: { ...entry, contactId, from: null, importId: null, mergedId: null, changes: [] },
      },
      upsert: true,
    },
  }));
}

function claimsWrites({ _id: contactId, trail }: OldContact) {
  const moved = trail.slice(0, -HELD).map(({ revision }) => revision);
  return inPieces(moved, MOVED_AT_ONCE).map((piece) => {
    const { _id, ...rest } = claimsDoc(contactId, piece);
    return { updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true } };
  });
}

function contactWrite(doc: OldContact): AnyBulkWriteOperation<OldContact> {
  const claims = doc.trail.slice(-HELD).flatMap(({ revision }) => claimOf(revision));
  return {
    updateOne: {
      filter: { _id: doc._id, trail: { $exists: true } },
      update: {
        $set: { claims, lastChange: lastChangeOf(doc) } as Document,
        $unset: { trail: '', favouriteOf: '' },
      },
    },
  };
}

function lastChangeOf(doc: OldContact): RecordedChange | null {
  const entry = doc.trail.at(-1);
  if (!entry) return null;
  const recorded = doc.lastChange ?? { from: null, importId: null, mergedId: null, changes: [] };
  // A contact older than the counts is counted with its last change.
  return { ...entry, ...recorded, ...(doc.shape === undefined ? countsOf(null, doc) : {}) };
}
