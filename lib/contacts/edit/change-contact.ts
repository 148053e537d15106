import type { Context } from '../../context/context.ts';
import type { Contact } from '../../contract/contacts/contact.ts';
import type { ContactOrigin, FieldChange } from '../../contract/contacts/contact-history.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contacts, type RecordedChange } from '../contacts.ts';
import { keepLastChange } from '../history/history.ts';
import { requireEditor } from '../policy.ts';
import { countsOf } from '../stored/address-book-counts.ts';
import { writeUnderNextRevision } from '../stored/address-book-revision.ts';
import { contactFor } from '../stored/contact-for.ts';
import { claimOf, moveOldClaims } from '../stored/revision-claims.ts';
import { requireMatch, requireNoMatch } from '../stored/to-contact.ts';

/** What one change does to a contact's document, or null when it changes nothing. */
export interface Change {
  readonly set: Partial<ContactDoc>;
  readonly type: RecordedChange['type'];
  readonly changedFields: readonly string[];
  /** The fields before and after, for the history. */
  readonly changes: readonly FieldChange[];
  readonly from?: ContactOrigin;
  readonly importId?: string;
  readonly mergedId?: string;
}

interface ChangeRequest {
  readonly id: string;
  /** Only if this `If-Match` still holds; null changes any version. */
  readonly ifMatch?: string | null | undefined;
  /** Only if this `If-None-Match` does not name it. */
  readonly ifNoneMatch?: string | null | undefined;
  /** Whether the contact is deleted, and the change restores it. */
  readonly isDeleted?: boolean;
  decide(doc: ContactDoc): Change | null;
  publish(doc: ContactDoc, change: Change): Promise<void>;
}

/**
 * Changes one contact by one guarded update: decides on the newest document, and again when another writer was faster, so
 * that only the fields of this change are overwritten. Throws `not_found`, and `changed_meanwhile`
 * with the current contact when `ifMatch` no longer holds.
 */
export async function changeContact(ctx: Context, caller: Caller, request: ChangeRequest): Promise<Contact> {
  requireEditor(caller);
  for (;;) {
    const doc = await contacts
      .in(ctx.db)
      // One that has left the bin has no name any more.
      .findOne({ _id: request.id, name: { $ne: '' }, deletedAt: request.isDeleted ? { $ne: null } : null });
    if (!doc) throw new AppError('not_found');
    requireMatch(request.ifMatch, doc);
    requireNoMatch(request.ifNoneMatch, doc);
    const change = request.decide(doc);
    if (!change) return await contactFor(ctx, caller, doc);
    await keepLastChange(ctx, doc);
    await moveOldClaims(ctx, doc);
    const written = await writeUnderNextRevision(
      ctx,
      doc.revision,
      (revision) => write(ctx, doc, changeUpdate(ctx, caller, doc, change, revision)),
      async (after) => {
        if (after) await request.publish(after, change);
      },
    );
    if (written) return await contactFor(ctx, caller, written);
  }
}

interface ContactUpdate {
  readonly $set: Partial<ContactDoc>;
  readonly $push: { claims: { $each: number[] } };
}

/** The update of a change, with its revision. */
export function changeUpdate(
  ctx: Context,
  caller: Caller,
  doc: ContactDoc,
  change: Change,
  revision: number,
): ContactUpdate {
  const at = ctx.now();
  const lastChange = recordOf(caller, {
    ...change,
    ...countsOf(doc, { ...doc, ...change.set }),
    revision,
    at,
  });
  return {
    $set: { ...change.set, revision, lastChange, updatedAt: at, updatedByUserId: caller.userId },
    $push: { claims: { $each: claimOf(revision) } },
  };
}

type Recorded = Omit<Change, 'set' | 'changes'> &
  Pick<RecordedChange, 'revision' | 'at' | 'counts'> & { readonly changes?: readonly FieldChange[] };

/** A change as it is stored in the history. */
export function recordOf(caller: Caller, change: Recorded): RecordedChange {
  return {
    revision: change.revision,
    type: change.type,
    changedFields: [...change.changedFields],
    at: change.at,
    byUserId: caller.userId,
    ...(change.counts ? { counts: change.counts } : {}),
    from: change.from ?? (caller.tokenId === null ? 'page' : 'rest'),
    importId: change.importId ?? null,
    mergedId: change.mergedId ?? null,
    changes: [...(change.changes ?? [])],
  };
}

/** The document after the change, or null if it had changed since the decision. */
async function write(ctx: Context, doc: ContactDoc, update: ContactUpdate): Promise<ContactDoc | null> {
  return await contacts
    .in(ctx.db)
    .findOneAndUpdate({ _id: doc._id, revision: doc.revision }, update, { returnDocument: 'after' });
}
