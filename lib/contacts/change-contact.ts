import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Contact } from '../contract/contact.ts';
import { writeUnderNextRevision } from './book.ts';
import { type ContactDoc, type ContactTrailEntry, contacts } from './contacts.ts';
import { requireEditor } from './policy.ts';
import { matchesEtag, toContact } from './to-contact.ts';

/** What one change does to a contact's document, or null when it changes nothing. */
export interface Change {
  readonly set: Partial<ContactDoc>;
  readonly type: ContactTrailEntry['type'];
  readonly changedFields: readonly string[];
}

interface ChangeRequest {
  readonly id: string;
  /** Only if this `If-Match` still holds; null changes whatever is there. */
  readonly ifMatch?: string | null | undefined;
  /** Whether it is a deleted contact that is changed, by bringing it back. */
  readonly isDeleted?: boolean;
  decide(doc: ContactDoc): Change | null;
  tell(doc: ContactDoc, change: Change): Promise<void>;
}

/**
 * Changes one contact by one guarded update: decides on the newest document, and decides again when another writer
 * was faster, so that only the fields of this change are written over. Throws `not_found`, and `changed_meanwhile`
 * with the current contact when `ifMatch` no longer holds.
 */
export async function changeContact(ctx: Context, caller: Caller, request: ChangeRequest): Promise<Contact> {
  requireEditor(caller);
  for (;;) {
    const doc = await contacts
      .in(ctx.db)
      .findOne({ _id: request.id, deletedAt: request.isDeleted ? { $ne: null } : null });
    if (!doc) throw new AppError('not_found');
    if (request.ifMatch && !matchesEtag(request.ifMatch, doc)) {
      throw new AppError('changed_meanwhile', { contact: toContact(doc) });
    }
    const change = request.decide(doc);
    if (!change) return toContact(doc);
    const written = await writeUnderNextRevision(
      ctx,
      doc.revision,
      (revision) => write(ctx, caller, doc, change, revision),
      async (after) => {
        if (after) await request.tell(after, change);
      },
    );
    if (written) return toContact(written);
  }
}

/** The document after the change, or null when it was no longer the one that the change was decided on. */
async function write(
  ctx: Context,
  caller: Caller,
  doc: ContactDoc,
  change: Change,
  revision: number,
): Promise<ContactDoc | null> {
  const now = ctx.now();
  const entry: ContactTrailEntry = {
    revision,
    type: change.type,
    changedFields: [...change.changedFields],
    byUserId: caller.userId,
    at: now,
  };
  return await contacts.in(ctx.db).findOneAndUpdate(
    { _id: doc._id, revision: doc.revision },
    {
      $set: { ...change.set, revision, updatedAt: now, updatedByUserId: caller.userId },
      $push: { trail: entry },
    },
    { returnDocument: 'after' },
  );
}
