import { createHash } from 'node:crypto';
import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Contact, ContactInput, NewContact } from '../../contract/contacts/contact.ts';
import { newId } from '../../contract/values/new-id.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { requireEditor } from '../policy.ts';
import { countsOf } from '../stored/address-book-counts.ts';
import { writeUnderNextRevision } from '../stored/address-book-revision.ts';
import { derivedFields, requireLinkedPerson } from '../stored/contact-fields.ts';
import { contactFor } from '../stored/contact-for.ts';
import { withItemIds } from '../stored/contact-items.ts';
import { claimOf } from '../stored/revision-claims.ts';
import { toContact } from '../stored/to-contact.ts';
import { recordOf } from './change-contact.ts';

/** {@link createContactOnce}, for those who need only the contact. */
export async function createContact(ctx: Context, caller: Caller, input: NewContact): Promise<Contact> {
  return (await createContactOnce(ctx, caller, input)).contact;
}

/**
 * Adds a contact to the shared address book, once for each id that a client made: a repeat answers with the stored contact
 * as it is now, also one in the bin. Throws `id_reused` for other content, and `invalid` when the linked
 * person does not exist.
 */
export async function createContactOnce(
  ctx: Context,
  caller: Caller,
  { id, ...fields }: NewContact,
): Promise<{ contact: Contact; isNew: boolean }> {
  requireEditor(caller);
  await requireLinkedPerson(ctx, fields.userId);
  try {
    return { contact: await insert(ctx, caller, { id, fields }), isNew: true };
  } catch (error) {
    if (id === undefined || !isDuplicate(error, '_id')) throw error;
    const stored = await contacts.in(ctx.db).findOne({ _id: id });
    // Written, but not on a majority yet.
    if (!stored) throw new AppError('unavailable', { cause: error });
    if (stored.sentHash !== sentHash(fields)) throw new AppError('id_reused');
    return { contact: await contactFor(ctx, caller, stored), isNew: false };
  }
}

/** A hash of what was sent, by which a repeat is recognized even if the contact was edited since. */
function sentHash(fields: ContactInput): string {
  const { customFields, ...others } = fields;
  // An earlier release did not have custom fields, and stored what was sent to it without.
  const sent = customFields.length === 0 ? others : fields;
  return createHash('sha256').update(JSON.stringify(sent)).digest('base64url');
}

async function insert(
  ctx: Context,
  caller: Caller,
  { id, fields }: { readonly id: string | undefined; readonly fields: ContactInput },
): Promise<Contact> {
  const made = id === undefined ? {} : { _id: id, sentHash: sentHash(fields) };
  const written = await writeUnderNextRevision(
    ctx,
    0,
    async (revision) => {
      const doc = { ...newContactDoc(ctx, caller, { fields, revision }), ...made };
      await contacts.in(ctx.db).insertOne(doc);
      return doc;
    },
    (doc) =>
      publishFact(ctx.bus, 'contact', {
        event: 'contact:created',
        payload: { revision: doc.revision, contact: toContact(doc) },
      }),
  );
  return { ...toContact(written), favourite: false };
}

interface NewContactDoc {
  readonly fields: ContactInput;
  readonly revision: number;
  readonly photo?: string | null;
  readonly extra?: readonly string[];
  readonly importId?: string;
}

/** The document of a new contact, with its revision. */
export function newContactDoc(
  ctx: Context,
  caller: Caller,
  { fields, revision, photo = null, extra = [], importId }: NewContactDoc,
): ContactDoc {
  const now = ctx.now();
  const input = withItemIds(fields, null);
  const origin = importId === undefined ? {} : { from: 'import' as const, importId };
  return {
    _id: newId(),
    ...input,
    ...derivedFields(ctx.env, { ...input, extra }),
    photo,
    ...(extra.length === 0 ? {} : { extra: [...extra] }),
    importIds: importId === undefined ? [] : [importId],
    revision,
    claims: claimOf(revision),
    lastChange: recordOf(caller, {
      revision,
      type: 'created',
      changedFields: Object.keys(input),
      at: now,
      ...countsOf(null, { ...input, deletedAt: null }),
      ...origin,
    }),
    pending: null,
    createdAt: now,
    updatedAt: now,
    updatedByUserId: caller.userId,
    deletedAt: null,
    expiresAt: null,
    mergedIntoId: null,
  };
}
