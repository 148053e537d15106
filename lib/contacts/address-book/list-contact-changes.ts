import type { Context } from '../../context/context.ts';
import type { ContactChange } from '../../contract/contacts/contact.ts';
import { readAll } from '../../store/read-all.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contacts } from '../contacts.ts';
import { readLoggedChanges } from '../stored/address-book-changes.ts';
import { addressBookRevision } from '../stored/address-book-revision.ts';
import { contactProjection, toContact } from '../stored/to-contact.ts';

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
interface FeedChange extends ContactChange {
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
): Promise<ContactChanges<FeedChange>> {
  const head = await addressBookRevision(ctx);
  const upTo = Math.min(head, since + limit);
  if (upTo <= since) return { items: [], revision: head, hasMore: false };
  const changes = await readLoggedChanges(ctx, since, upTo);
  if (changes.length < upTo - since) throw new AppError('too_old');
  const docs = await readAll(
    contacts
      .in(ctx.db)
      .find(
        { _id: { $in: [...new Set(changes.map(({ contactId }) => contactId))] } },
        { projection: contactProjection },
      ),
  );
  const byId = new Map(docs.map((doc) => [doc._id, doc]));
  const items = changes.map(({ revision, type, contactId, changedFields, byUserId }) => {
    const doc = byId.get(contactId);
    const contact = doc?.deletedAt === null ? { contact: toContact(doc) } : {};
    const into = type === 'deleted' && doc?.mergedIntoId ? { mergedIntoId: doc.mergedIntoId } : {};
    return { revision, type, id: contactId, changedFields, byUserId, ...contact, ...into };
  });
  return { items, revision: upTo, hasMore: upTo < head };
}
