import type { Context } from '../../context/context.ts';
import type { ContactChange } from '../../contract/contacts/contact.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contacts, numberedFilter } from '../contacts.ts';
import { addressBookRevision } from '../stored/address-book-revision.ts';
import { type StoredContact, toContact } from '../stored/to-contact.ts';

interface ListContactChanges {
  readonly since: number;
  readonly limit?: number | undefined;
}

interface ContactChanges<T> {
  items: T[];
  revision: number;
  hasMore: boolean;
}

/** One change, with what only the live feed needs of it. */
interface LoggedChange extends ContactChange {
  readonly changedFields: string[];
  readonly byUserId: string;
}

const DEFAULT_LIMIT = 200;

/** Every change of the address book after number `since`, in order, each contact as it is now. Throws `too_old`. */
export async function listContactChanges(
  ctx: Context,
  _caller: Caller,
  input: ListContactChanges,
): Promise<ContactChanges<ContactChange>> {
  const { items, ...position } = await readContactChanges(ctx, input);
  return { items: items.map(({ changedFields: _fields, byUserId: _by, ...change }) => change), ...position };
}

/**
 * Reads the changes after number `since`. Numbers have no gaps, so a window of numbers is a page, and one that is
 * missing means that older changes are no longer kept: throws `too_old`.
 */
export async function readContactChanges(
  ctx: Context,
  { since, limit = DEFAULT_LIMIT }: ListContactChanges,
): Promise<ContactChanges<LoggedChange>> {
  const head = await addressBookRevision(ctx);
  const upTo = Math.min(head, since + limit);
  if (upTo <= since) return { items: [], revision: head, hasMore: false };
  const docs = await contacts
    .in(ctx.db)
    .find(numberedFilter(since, upTo), { projection: { words: 0, lastChange: 0, sameKeys: 0 } })
    .toArray();
  const items = docs.flatMap((doc) => changesOf(doc, since, upTo)).sort((a, b) => a.revision - b.revision);
  if (items.length < upTo - since) throw new AppError('too_old');
  return { items, revision: upTo, hasMore: upTo < head };
}

function changesOf(
  doc: Pick<ContactDoc, 'trail'> & StoredContact,
  since: number,
  upTo: number,
): LoggedChange[] {
  return doc.trail
    .filter(({ revision }) => revision > since && revision <= upTo)
    .map(({ revision, type, changedFields, byUserId }) => ({
      revision,
      type,
      id: doc._id,
      changedFields,
      byUserId,
      ...(doc.deletedAt === null ? { contact: toContact(doc) } : {}),
    }));
}
