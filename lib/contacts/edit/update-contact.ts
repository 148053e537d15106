import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Contact, ContactInput, ContactPatch } from '../../contract/contacts/contact.ts';
import { withoutNameParts } from '../../contract/contacts/contact-extra.ts';
import type { ContactFields } from '../../contract/contacts/contact-field-schemas.ts';
import { isSame } from '../../contract/contacts/contact-values.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { ContactDoc } from '../contacts.ts';
import {
  applyPatch,
  changedFields,
  derivedFields,
  fieldsOf,
  requireLinkedPerson,
} from '../stored/contact-fields.ts';
import { withItemIds } from '../stored/contact-items.ts';
import { toContact } from '../stored/to-contact.ts';
import { type Change, changeContact } from './change-contact.ts';

interface UpdateContact {
  readonly id: string;
  readonly patch: ContactPatch;
  readonly ifMatch?: string | null;
}

/** Changes only the fields that the patch names (RFC 7396), so that two people editing different fields lose nothing. */
export async function updateContact(
  ctx: Context,
  caller: Caller,
  { id, patch, ifMatch }: UpdateContact,
): Promise<Contact> {
  await requireLinkedPerson(ctx, patch.userId ?? null);
  return await changeFields(ctx, caller, { id, ifMatch, next: (fields) => applyPatch(fields, patch) });
}

interface ReplaceContact {
  readonly id: string;
  readonly contact: ContactInput;
  readonly ifMatch?: string | null;
  readonly ifNoneMatch?: string | null;
}

/** Replaces a whole contact; fields left out become empty. */
export async function replaceContact(
  ctx: Context,
  caller: Caller,
  { id, contact, ifMatch, ifNoneMatch }: ReplaceContact,
): Promise<Contact> {
  await requireLinkedPerson(ctx, contact.userId);
  return await changeFields(ctx, caller, {
    id,
    ifMatch,
    ifNoneMatch,
    next: ({ photo, extra }) => ({ ...contact, photo, extra }),
  });
}

interface FieldsChange {
  readonly id: string;
  readonly ifMatch: string | null | undefined;
  readonly ifNoneMatch?: string | null | undefined;
  next(fields: ContactFields): ContactFields;
}

async function changeFields(
  ctx: Context,
  caller: Caller,
  { id, ifMatch, ifNoneMatch, next }: FieldsChange,
): Promise<Contact> {
  return await changeContact(ctx, caller, {
    id,
    ifMatch,
    ifNoneMatch,
    decide: (doc) => {
      const before = fieldsOf(doc);
      return decideFields(ctx, before, next(before));
    },
    publish: (doc, change) => publishContactUpdated(ctx, caller, doc, change.changedFields),
  });
}

/** The change from `before` to `after`, or null when they are the same. */
export function decideFields(ctx: Context, before: ContactFields, wanted: ContactFields): Change | null {
  const after = withFittingExtra(withItemIds(wanted, before), before);
  const changed = changedFields(before, after);
  if (changed.length === 0) return null;
  const set = Object.fromEntries(changed.map((field) => [field, after[field]]));
  return {
    set: { ...set, ...derivedFields(ctx.env, after) },
    type: 'updated',
    changedFields: changed,
    changes: changed.map((field) => ({ field, before: before[field], after: after[field] })),
  };
}

/** Parts of a name are kept only as long as it is that name. */
function withFittingExtra(after: ContactFields, before: ContactFields): ContactFields {
  if (after.name === before.name || !isSame(after.extra, before.extra)) return after;
  return { ...after, extra: withoutNameParts(after.extra) };
}

/** Publishes to every page that the caller changed fields of a contact. */
export async function publishContactUpdated(
  ctx: Context,
  caller: Caller,
  doc: ContactDoc,
  changed: readonly string[],
): Promise<void> {
  await publishFact(ctx.bus, 'contact', {
    event: 'contact:updated',
    payload: {
      revision: doc.revision,
      contact: toContact(doc),
      changedFields: [...changed],
      byUserId: caller.userId,
    },
  });
}
