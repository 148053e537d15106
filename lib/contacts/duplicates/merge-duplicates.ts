import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Contact } from '../../contract/contacts/contact.ts';
import type { ContactFields } from '../../contract/contacts/contact-field-schemas.ts';
import {
  hasLabel,
  itemFieldNames,
  type RecordedField,
  recordedFieldNames,
  withLabelOf,
} from '../../contract/contacts/contact-fields.ts';
import type { MergeContacts } from '../../contract/contacts/contact-find.ts';
import type { FieldChange } from '../../contract/contacts/contact-history.ts';
import type { ContactItem } from '../../contract/contacts/contact-items.ts';
import { ITEMS_MAX, NOTES_MAX } from '../../contract/contacts/contact-limits.ts';
import { joinFields, mergeFields } from '../../contract/contacts/contact-merge.ts';
import { lengthOf } from '../../contract/values/text.ts';
import { AppError, invalidField, isAppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contactHistory, contactPhotos, contacts } from '../contacts.ts';
import { changeContact } from '../edit/change-contact.ts';
import { dropOldPhotos, photoId } from '../edit/photo.ts';
import { decideFields, publishContactUpdated } from '../edit/update-contact.ts';
import { inBin, OUT_OF_BIN } from '../stored/bin.ts';
import { fieldsOf, storedItemKey } from '../stored/contact-fields.ts';
import { copyFavourites, favouritesAmong } from '../stored/favourites.ts';
import { toContact } from '../stored/to-contact.ts';

/**
 * Makes two contacts one: this one takes the chosen fields, the other one goes to the bin. There are two writes, each of
 * one document with its own revision. The first also stores what the second will do (`pending`), so that after a crash
 * between them the next caller finishes the merge; making the second write twice does no harm. Throws `not_found`, and
 * `changed_meanwhile` when another person changed the other one before it was merged.
 */
export async function mergeDuplicates(
  ctx: Context,
  caller: Caller,
  { id, withId, fields: choice }: MergeContacts & { readonly id: string },
): Promise<Contact> {
  if (id === withId) throw invalidField('withId', 'Choose another contact.');
  const other = await contacts.in(ctx.db).findOne({ _id: withId, deletedAt: null });
  if (!other) throw new AppError('not_found');
  await copyPhoto(ctx, other, id);
  const contact = await changeContact(ctx, caller, {
    id,
    decide: (doc) => {
      const fields = fieldsOf(doc);
      const merged = decideFields(ctx, fields, chosen(ctx, choice, [fields, fieldsOf(other)]));
      const pending = {
        kind: 'merge' as const,
        otherId: other._id,
        otherRevision: other.revision,
        byUserId: caller.userId,
      };
      return {
        type: 'updated',
        changedFields: merged?.changedFields ?? [],
        changes: merged?.changes ?? [],
        set: { ...merged?.set, ...unitedDismissals(doc, other), pending },
        mergedId: other._id,
      };
    },
    publish: (doc, change) => publishContactUpdated(ctx, caller, doc, change.changedFields),
  });
  await finish(ctx, caller, id);
  return { ...contact, favourite: (await favouritesAmong(ctx, caller, [id])).has(id) };
}

/** Which duplicates were dismissed for either contact. */
function unitedDismissals(doc: ContactDoc, other: ContactDoc): Pick<ContactDoc, 'apartFrom'> {
  return { apartFrom: [...new Set([...(doc.apartFrom ?? []), ...(other.apartFrom ?? [])])] };
}

/** The merged fields, as chosen; `both`, also the default, keeps as much as it can. */
function chosen(
  ctx: Context,
  choice: MergeContacts['fields'],
  [mine, theirs]: readonly [ContactFields, ContactFields],
): ContactFields {
  const keyOf = storedItemKey(ctx.env);
  const joined = joinFields({ mine, theirs, prefers: 'mine', keyOf });
  const whole = recordedFieldNames.flatMap((field) => {
    const whose = choice[field] ?? 'both';
    return whose === 'both' ? [] : [[field, (whose === 'this' ? mine : theirs)[field]]];
  });
  const fields: ContactFields = { ...joined, ...Object.fromEntries(whole) };
  const isJoined = (field: RecordedField) => (choice[field] ?? 'both') === 'both';
  return keptOnce(fields, [mine, theirs], { keyOf, isJoined });
}

interface Once {
  readonly keyOf: (item: ContactItem, field: RecordedField) => string;
  /** Whether a field has the items of both. */
  readonly isJoined: (field: RecordedField) => boolean;
}

/** Each number, e-mail or address once, whichever of the two had it twice; labels for which an item has no room are noted. */
function keptOnce(
  fields: ContactFields,
  sides: readonly [ContactFields, ContactFields],
  { keyOf, isJoined }: Once,
): ContactFields {
  const next: Record<string, unknown> = { ...fields };
  const remarks: string[] = [];
  for (const field of itemFieldNames.filter(isJoined)) {
    const all: readonly ContactItem[] = sides.flatMap((side): readonly ContactItem[] => side[field]);
    const byKey = new Map<string, ContactItem>();
    for (const item of all) {
      const known = byKey.get(keyOf(item, field));
      byKey.set(keyOf(item, field), known === undefined ? item : withLabelOf(known, item.label));
    }
    const kept = [...byKey.values()].slice(0, ITEMS_MAX);
    next[field] = kept;
    for (const item of all) {
      const whole = byKey.get(keyOf(item, field));
      if (whole && !hasLabel(whole, item.label) && whole.label !== item.label)
        remarks.push(`${item.label}: ${'value' in item ? item.value : item.street}`);
    }
  }
  const known = new Set(fields.notes.split('\n'));
  const notes = [fields.notes, ...remarks.filter((remark) => !known.has(remark))]
    .filter((text) => text !== '')
    .join('\n');
  // Each value is one of two that were parsed by their field's own schema.
  return { ...(next as ContactFields), notes: lengthOf(notes) <= NOTES_MAX ? notes : fields.notes };
}

async function copyPhoto(ctx: Context, from: ContactDoc, toId: string): Promise<void> {
  if (from.photo === null) return;
  const photo = await contactPhotos.in(ctx.db).findOne({ _id: photoId(from._id, from.photo) });
  if (!photo) return;
  const { _id, createdAt: _, ...rest } = photo;
  await contactPhotos
    .in(ctx.db)
    .updateOne(
      { _id: photoId(toId, from.photo) },
      { $setOnInsert: { ...rest, contactId: toId, createdAt: ctx.now() } },
      { upsert: true },
    );
  await dropOldPhotos(ctx, toId);
}

/** Makes the pending second write of a merge, then clears `pending`. */
async function finish(ctx: Context, caller: Caller, id: string): Promise<void> {
  const doc = await contacts
    .in(ctx.db)
    .findOne({ _id: id }, { projection: { pending: 1, revision: 1, lastChange: 1 } });
  if (!doc?.pending) return;
  const { pending } = doc;
  const isDone =
    pending.kind === 'merge'
      ? await putAway(ctx, caller, id, pending)
      : await giveBack(ctx, caller, id, pending.otherId);
  await contacts
    .in(ctx.db)
    .updateOne({ _id: id, 'pending.otherId': pending.otherId }, { $set: { pending: null } });
  if (!isDone) throw new AppError('changed_meanwhile');
}

/** Moves the other contact of a merge to the bin, unless it was changed after its fields were read. */
async function putAway(
  ctx: Context,
  caller: Caller,
  id: string,
  { otherId, otherRevision }: NonNullable<ContactDoc['pending']>,
): Promise<boolean> {
  let isChanged = false;
  await copyFavourites(ctx, otherId, id);
  try {
    await changeContact(ctx, caller, {
      id: otherId,
      decide: (doc) => {
        isChanged = doc.revision !== otherRevision;
        if (isChanged) return null;
        return {
          set: { ...inBin(ctx.now()), mergedIntoId: id },
          type: 'deleted',
          changedFields: [],
          changes: [],
          mergedId: id,
        };
      },
      publish: ({ revision }) =>
        publishFact(ctx.bus, 'contact', {
          event: 'contact:deleted',
          payload: { revision, id: otherId, byUserId: caller.userId, mergedIntoId: id },
        }),
    });
  } catch (error) {
    // It is in the bin already: put there before a crash, or by another writer.
    if (!isAppError(error) || error.code !== 'not_found') throw error;
  }
  return !isChanged;
}

/**
 * Undoes a merge while the other contact is in the bin: it is restored, and the merged contact loses what it took from it,
 * except where people changed it since. Two writes, as for a merge. Throws `not_found`.
 */
export async function unmergeDuplicate(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<Contact> {
  const contact = await changeContact(ctx, caller, {
    id,
    isDeleted: true,
    decide: (doc) => {
      if (!doc.mergedIntoId || doc.expiresAt === null) throw new AppError('not_found');
      const pending = {
        kind: 'unmerge' as const,
        otherId: doc.mergedIntoId,
        otherRevision: 0,
        byUserId: caller.userId,
      };
      return {
        set: { ...OUT_OF_BIN, pending },
        type: 'restored',
        changedFields: [],
        changes: [],
        mergedId: doc.mergedIntoId,
      };
    },
    publish: (doc) =>
      publishFact(ctx.bus, 'contact', {
        event: 'contact:created',
        payload: { revision: doc.revision, contact: toContact(doc) },
      }),
  });
  await finish(ctx, caller, id);
  return contact;
}

/** Removes from the contact into which `id` was merged what it took from it. */
async function giveBack(ctx: Context, caller: Caller, id: string, survivorId: string): Promise<boolean> {
  const merge = await findMerge(ctx, survivorId, id);
  if (!merge) return true;
  const before = Object.fromEntries(merge.changes.map((change) => [change.field, change.before]));
  const after = Object.fromEntries(merge.changes.map((change) => [change.field, change.after]));
  try {
    await changeContact(ctx, caller, {
      id: survivorId,
      decide: (doc) => {
        const now = fieldsOf(doc);
        const { fields } = mergeFields({ yours: before, before: after, theirs: now });
        const unmerged = decideFields(ctx, now, fields);
        return unmerged && { ...unmerged, mergedId: id };
      },
      publish: (doc, change) => publishContactUpdated(ctx, caller, doc, change.changedFields),
    });
  } catch (error) {
    // The contact it was merged into has been deleted itself.
    if (!isAppError(error) || error.code !== 'not_found') throw error;
  }
  return true;
}

/** The newest change by which another contact was merged into this one. */
async function findMerge(
  ctx: Context,
  survivorId: string,
  otherId: string,
): Promise<{ changes: readonly FieldChange[] } | null> {
  const doc = await contacts.in(ctx.db).findOne({ _id: survivorId }, { projection: { lastChange: 1 } });
  if (doc?.lastChange?.mergedId === otherId && doc.lastChange.type === 'updated') return doc.lastChange;
  return await contactHistory
    .in(ctx.db)
    .findOne({ contactId: survivorId, mergedId: otherId, type: 'updated' }, { sort: { _id: -1 } });
}

/** Finishes merges that a crash interrupted. */
export async function finishPending(ctx: Context): Promise<void> {
  const halves = await contacts
    .in(ctx.db)
    .find({ 'pending.kind': { $in: ['merge', 'unmerge'] } }, { projection: { pending: 1 } })
    .toArray();
  for (const { _id, pending } of halves) {
    if (!pending) continue;
    const caller: Caller = {
      userId: pending.byUserId,
      role: 'member',
      sessionId: null,
      tokenId: null,
      scope: 'full',
    };
    // If the other one was changed and stays, there is no caller to answer.
    await finish(ctx, caller, _id).catch((error: unknown) => {
      if (!isAppError(error)) throw error;
    });
  }
}
