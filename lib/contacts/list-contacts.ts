import type { Filter } from 'mongodb';
import { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Contact, ContactSort } from '../contract/contact.ts';
import type { Page } from '../contract/paging.ts';
import { foldKey } from '../contract/text.ts';
import { decodeCursor, encodeCursor } from '../store/cursor.ts';
import { bookRevision } from './book.ts';
import { type ContactDoc, contacts } from './contacts.ts';
import { searchFilter } from './search-filter.ts';
import { contactProjection, toContact } from './to-contact.ts';

interface ListContacts {
  readonly query?: string | undefined;
  readonly tag?: string | undefined;
  readonly sort?: ContactSort | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 50;

/**
 * One page of the address book, sorted by name or by last change, and the book's number at that moment. The cursor
 * is the last row's own place, so that rows that come and go meanwhile neither repeat nor hide another.
 */
export async function listContacts(
  ctx: Context,
  _caller: Caller,
  { query = '', tag, sort = 'name', limit = DEFAULT_LIMIT, cursor }: ListContacts,
): Promise<Page<Contact> & { revision: number }> {
  // Read first: what changes while the page is read is then told once more by `changes`, never left out.
  const revision = await bookRevision(ctx);
  const order = orders[sort];
  const docs = await contacts
    .in(ctx.db)
    .find(
      {
        deletedAt: null,
        ...searchFilter(query),
        ...(tag === undefined ? {} : { tagKeys: foldKey(tag) }),
        ...(cursor === undefined ? {} : order.after(cursor)),
      },
      { sort: order.sort, limit: limit + 1, projection: contactProjection },
    )
    .toArray();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(toContact),
    nextCursor: last && docs.length > limit ? encodeCursor(order.placeOf(last)) : null,
    revision,
  };
}

interface Order {
  readonly sort: Record<string, 1 | -1>;
  placeOf(doc: Pick<ContactDoc, '_id' | 'nameKey' | 'updatedAt'>): (string | number)[];
  after(cursor: string): Filter<ContactDoc>;
}

const orders: Record<ContactSort, Order> = {
  name: {
    sort: { nameKey: 1, _id: 1 },
    placeOf: (doc) => [doc.nameKey, doc._id],
    after: (cursor) => {
      const [key, id] = decodeCursor(cursor, z.tuple([z.string(), z.string()]));
      return { nameKey: { $gte: key }, $or: [{ nameKey: { $gt: key } }, { _id: { $gt: id } }] };
    },
  },
  updatedAt: {
    sort: { updatedAt: -1, _id: -1 },
    placeOf: (doc) => [doc.updatedAt.getTime(), doc._id],
    after: (cursor) => {
      const [time, id] = decodeCursor(cursor, z.tuple([z.number(), z.string()]));
      const at = new Date(time);
      return { updatedAt: { $lte: at }, $or: [{ updatedAt: { $lt: at } }, { _id: { $lt: id } }] };
    },
  },
};
