import type { Filter } from 'mongodb';
import { z } from 'zod';
import type { Context } from '../../context/context.ts';
import type { Contact, ContactSort } from '../../contract/contacts/contact.ts';
import { queryTerms } from '../../contract/contacts/contact-search.ts';
import { letterStart } from '../../contract/contacts/name-order.ts';
import type { Page } from '../../contract/values/paging.ts';
import { caseKey } from '../../contract/values/text.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import { readAll } from '../../store/read-all.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { type SearchCursor, searchContacts } from '../search/search-contacts.ts';
import { termFilter } from '../search/search-filter.ts';
import { addressBookRevision } from '../stored/address-book-revision.ts';
import { BIN_MS } from '../stored/bin.ts';
import { contactsFor } from '../stored/contact-for.ts';
import { favouriteIds } from '../stored/favourites.ts';
import { contactProjection, type StoredContact } from '../stored/to-contact.ts';

interface ListContacts {
  readonly query?: string | undefined;
  readonly tag?: string | undefined;
  readonly favourite?: boolean | undefined;
  readonly deleted?: boolean | undefined;
  readonly from?: string | undefined;
  readonly sort?: ContactSort | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly before?: string | undefined;
  readonly end?: boolean | undefined;
  readonly at?: string | undefined;
}

const DEFAULT_LIMIT = 50;

interface FoundPage extends Page<Contact> {
  /** The cursor of the page before this one, for `before`; only of a page that did not begin at the start. */
  previousCursor?: string | null;
}
type ContactPage = FoundPage & { revision: number };

/**
 * One page of the address book, sorted by name, organization or last change (a search: by how it was found, then by name), and
 * its revision at that moment. The cursor is the last row's own position, so that rows that come and go meanwhile
 * neither repeat nor hide another.
 */
export async function listContacts(ctx: Context, caller: Caller, input: ListContacts): Promise<ContactPage> {
  // Read first: a change that happens while the page is read is then also in `changes`, never missed.
  const revision = await addressBookRevision(ctx);
  const isSearch = (input.query ?? '').trim() !== '';
  const page =
    isSearch &&
    input.sort === undefined &&
    !input.deleted &&
    input.before === undefined &&
    !input.end &&
    input.at === undefined
      ? await found(ctx, caller, input)
      : await sorted(ctx, caller, input);
  return { ...page, revision };
}

async function found(ctx: Context, caller: Caller, input: ListContacts): Promise<Page<Contact>> {
  const { limit = DEFAULT_LIMIT, cursor } = input;
  const after: SearchCursor | null =
    cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.literal([0, 1]), z.string(), z.string()]));
  const rows = await searchContacts(ctx, {
    query: input.query ?? '',
    filter: await commonFilter(ctx, caller, input),
    after,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await contactsFor(
      ctx,
      caller,
      page.map(({ doc }) => doc),
    ),
    nextCursor:
      last && rows.length > limit ? encodeCursor([last.rank, last.doc.nameKey, last.doc._id]) : null,
  };
}

async function sorted(ctx: Context, caller: Caller, input: ListContacts): Promise<FoundPage> {
  const { query = '', sort = 'name', limit = DEFAULT_LIMIT, cursor, before, end = false } = input;
  const isBack = before !== undefined || end;
  const order = input.deleted ? bin : orders[sort];
  const at = input.at === undefined ? null : await cursorAt(ctx, input.at, order);
  const terms = queryTerms(query);
  if (query.trim() !== '' && terms.length === 0) return { items: [], nextCursor: null };
  const conditions = [
    ...terms.map(termFilter),
    ...(cursor === undefined ? [] : [order.after(cursor)]),
    ...(before !== undefined ? [order.before(before)] : []),
    ...(at === null ? [] : [order.after(at, true)]),
  ];
  const docs = await readAll(
    contacts.in(ctx.db).find(
      { ...(await commonFilter(ctx, caller, input)), ...(conditions.length > 0 ? { $and: conditions } : {}) },
      {
        sort: isBack ? reversed(order.sort) : order.sort,
        limit: limit + 1,
        projection: contactProjection,
        // A person has few favourites; in the order of names the whole address book would be read for them.
        ...(input.favourite ? { hint: '_id_' } : {}),
      },
    ),
  );
  const page = isBack ? docs.slice(0, limit).reverse() : docs.slice(0, limit);
  const cursorOf = (doc: StoredContact | undefined, isMore: boolean) =>
    doc && isMore ? encodeCursor(order.positionOf(doc)) : null;
  const hasMore = docs.length > limit;
  return {
    items: await contactsFor(ctx, caller, page),
    nextCursor: cursorOf(page.at(-1), isBack ? !end : hasMore),
    ...(isBack || at !== null || input.from !== undefined
      ? { previousCursor: cursorOf(page[0], hasMore || !isBack) }
      : {}),
  };
}

/** A contact's position as a cursor, also of one that was deleted; null when it is not known. */
async function cursorAt(ctx: Context, id: string, order: Order): Promise<string | null> {
  const doc = await contacts
    .in(ctx.db)
    .findOne({ _id: id, name: { $ne: '' } }, { projection: contactProjection });
  return doc && encodeCursor(order.positionOf(doc));
}

function reversed(sort: Record<string, 1 | -1>): Record<string, 1 | -1> {
  return Object.fromEntries(Object.entries(sort).map(([key, way]) => [key, way === 1 ? -1 : 1]));
}

async function commonFilter(ctx: Context, caller: Caller, input: ListContacts): Promise<Filter<ContactDoc>> {
  return {
    deletedAt: input.deleted ? { $gt: new Date(ctx.now().getTime() - BIN_MS) } : null,
    // A contact that has left the bin has no name.
    ...(input.deleted ? { expiresAt: { $ne: null } } : {}),
    ...(input.tag === undefined ? {} : { tagKeys: caseKey(input.tag) }),
    ...(input.favourite ? { _id: { $in: await favouriteIds(ctx, caller) } } : {}),
    ...(input.from === undefined ? {} : { nameKey: { $gte: letterStart(input.from) } }),
  };
}

function idFrom(way: '$gt' | '$lt', id: string, isIncluded: boolean): Filter<ContactDoc> {
  if (!isIncluded) return { _id: { [way]: id } };
  return way === '$gt' ? { _id: { $gte: id } } : { _id: { $lte: id } };
}

interface Order {
  readonly sort: Record<string, 1 | -1>;
  positionOf(doc: StoredContact): (string | number)[];
  /** The rows after a cursor, or with `isIncluded` from it on. */
  after(cursor: string, isIncluded?: boolean): Filter<ContactDoc>;
  before(cursor: string): Filter<ContactDoc>;
}

const textCursorSchema = z.tuple([z.string(), z.string()]);

/** By a key of text, then by id. */
function byKey(name: 'nameKey' | 'lastNameKey' | 'organizationKey'): Order {
  return {
    sort: { [name]: 1, _id: 1 },
    positionOf: (doc) => [doc[name], doc._id],
    after: (cursor, isIncluded = false) => {
      const [key, id] = decodeCursor(cursor, textCursorSchema);
      return { [name]: { $gte: key }, $or: [{ [name]: { $gt: key } }, idFrom('$gt', id, isIncluded)] };
    },
    before: (cursor) => {
      const [key, id] = decodeCursor(cursor, textCursorSchema);
      return { [name]: { $lte: key }, $or: [{ [name]: { $lt: key } }, { _id: { $lt: id } }] };
    },
  };
}

const orders: Record<ContactSort, Order> = {
  name: byKey('nameKey'),
  lastName: byKey('lastNameKey'),
  organization: byKey('organizationKey'),
  updatedAt: {
    sort: { updatedAt: -1, _id: -1 },
    positionOf: (doc) => [doc.updatedAt.getTime(), doc._id],
    after: (cursor, isIncluded = false) => {
      const [time, id] = decodeCursor(cursor, z.tuple([z.number(), z.string()]));
      const at = new Date(time);
      return { updatedAt: { $lte: at }, $or: [{ updatedAt: { $lt: at } }, idFrom('$lt', id, isIncluded)] };
    },
    before: (cursor) => {
      const [time, id] = decodeCursor(cursor, z.tuple([z.number(), z.string()]));
      const at = new Date(time);
      return { updatedAt: { $gte: at }, $or: [{ updatedAt: { $gt: at } }, { _id: { $gt: id } }] };
    },
  },
};

/** The bin, latest deletion first. */
const bin: Order = {
  sort: { deletedAt: -1, _id: -1 },
  positionOf: (doc) => [doc.deletedAt?.getTime() ?? 0, doc._id],
  after: (cursor, isIncluded = false) => {
    const [time, id] = decodeCursor(cursor, z.tuple([z.number(), z.string()]));
    const at = new Date(time);
    return { deletedAt: { $lte: at }, $or: [{ deletedAt: { $lt: at } }, idFrom('$lt', id, isIncluded)] };
  },
  before: (cursor) => {
    const [time, id] = decodeCursor(cursor, z.tuple([z.number(), z.string()]));
    const at = new Date(time);
    return { deletedAt: { $gte: at }, $or: [{ deletedAt: { $gt: at } }, { _id: { $gt: id } }] };
  },
};
