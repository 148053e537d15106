import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Contact, ContactInput } from '../../contract/contacts/contact.ts';
import { newId } from '../../contract/values/ids.ts';
import type { Caller } from '../../use-case/caller.ts';
import { countsOf } from '../address-book/address-book-counts.ts';
import { writeUnderNextRevision } from '../address-book/address-book-revision.ts';
import { toContact } from '../address-book/to-contact.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { requireEditor } from '../policy.ts';
import { recordOf } from './change-contact.ts';
import { derivedFields, requireLinkedPerson } from './contact-fields.ts';
import { withItemIds } from './contact-items.ts';

/** Adds a contact to the shared address book. Throws `invalid` when the linked person does not exist. */
export async function createContact(ctx: Context, caller: Caller, input: ContactInput): Promise<Contact> {
  requireEditor(caller);
  await requireLinkedPerson(ctx, input.userId);
  const written = await writeUnderNextRevision(
    ctx,
    0,
    async (revision) => {
      const doc = newContact(ctx, caller, { fields: input, revision });
      await contacts.in(ctx.db).insertOne(doc);
      return doc;
    },
    (doc) =>
      publishFact(ctx.bus, 'contact', {
        event: 'contact:created',
        payload: { revision: doc.revision, contact: toContact(doc) },
      }),
  );
  return toContact(written, caller);
}

interface NewContact {
  readonly fields: ContactInput;
  readonly revision: number;
  readonly photo?: string | null;
  readonly importId?: string;
}

/** The document of a contact that is made now, under its number. */
export function newContact(
  ctx: Context,
  caller: Caller,
  { fields, revision, photo = null, importId }: NewContact,
): ContactDoc {
  const now = ctx.now();
  const input = withItemIds(fields, null);
  const origin = importId === undefined ? {} : { from: 'import' as const, importId };
  return {
    _id: newId(),
    ...input,
    ...derivedFields(ctx.env, input),
    photo,
    favouriteOf: [],
    importIds: importId === undefined ? [] : [importId],
    revision,
    trail: [
      {
        revision,
        type: 'created',
        changedFields: Object.keys(input),
        byUserId: caller.userId,
        at: now,
        ...countsOf(null, { ...input, deletedAt: null }),
      },
    ],
    lastChange: recordOf(caller, { revision, type: 'created', at: now, ...origin }),
    pending: null,
    createdAt: now,
    updatedAt: now,
    updatedByUserId: caller.userId,
    deletedAt: null,
    expiresAt: null,
    mergedIntoId: null,
  };
}
