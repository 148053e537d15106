import { tell } from '../bus/facts.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Contact, ContactInput } from '../contract/contact.ts';
import { newId } from '../contract/ids.ts';
import { writeUnderNextRevision } from './book.ts';
import { derivedFields, requireLinkedPerson } from './contact-fields.ts';
import { type ContactDoc, contacts } from './contacts.ts';
import { requireEditor } from './policy.ts';
import { toContact } from './to-contact.ts';

/** Adds a contact to the shared address book. Throws `invalid` when the linked person does not exist. */
export async function createContact(ctx: Context, caller: Caller, input: ContactInput): Promise<Contact> {
  requireEditor(caller);
  await requireLinkedPerson(ctx, input.userId);
  const written = await writeUnderNextRevision(
    ctx,
    0,
    async (revision) => {
      const doc = newContact(ctx, caller, input, revision);
      await contacts.in(ctx.db).insertOne(doc);
      return doc;
    },
    (doc) =>
      tell(ctx.bus, 'contact', {
        event: 'contact:created',
        payload: { revision: doc.revision, contact: toContact(doc) },
      }),
  );
  return toContact(written);
}

function newContact(ctx: Context, caller: Caller, input: ContactInput, revision: number): ContactDoc {
  const now = ctx.now();
  return {
    _id: newId(),
    ...input,
    ...derivedFields(input),
    revision,
    trail: [
      { revision, type: 'created', changedFields: Object.keys(input), byUserId: caller.userId, at: now },
    ],
    createdAt: now,
    updatedAt: now,
    updatedByUserId: caller.userId,
    deletedAt: null,
  };
}
