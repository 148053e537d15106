import type { Filter } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { queryTerms } from '../../contract/contacts/contact-search.ts';
import { nameOrderKey } from '../../contract/contacts/name-order.ts';
import { afterPosition } from '../../store/name-page.ts';
import { readAll } from '../../store/read-all.ts';
import type { ContactDoc } from '../contacts.ts';
import { contacts } from '../contacts.ts';
import { contactProjection, type StoredContact } from '../stored/to-contact.ts';
import { BY_TERM, namePrefix, termFilter } from './search-filter.ts';

/** Where a search goes on: the rank, and the position by name within it. */
export type SearchCursor = readonly [rank: 0 | 1, nameKey: string, id: string];

interface Search {
  readonly query: string;
  /** The other conditions. */
  readonly filter: Filter<ContactDoc>;
  readonly after: SearchCursor | null;
  readonly limit: number;
}

const BY_NAME = 'deletedAt_1_nameKey_1__id_1';

/** What a search finds: first the names that begin as the search does, then all else; each by name. */
export async function searchContacts(
  ctx: Context,
  { query, filter, after, limit }: Search,
): Promise<{ rank: 0 | 1; doc: StoredContact }[]> {
  const terms = queryTerms(query);
  if (terms.length === 0) return [];
  const prefix = namePrefix(nameOrderKey(query.trim()));
  const found = new Map<string, { rank: 0 | 1; doc: StoredContact }>();
  if (after === null || after[0] === 0) {
    const docs = await read(
      ctx,
      { ...filter, $and: [prefix, ...terms.map(termFilter), past(after)] },
      BY_NAME,
      limit,
    );
    for (const doc of docs) found.set(doc._id, { rank: 0, doc });
  }
  const missing = limit - found.size;
  if (missing <= 0) return [...found.values()];
  const behind = past(after?.[0] === 1 ? after : null);
  const docs = await readRest(ctx, {
    terms,
    behind,
    filter: { ...filter, $and: [...terms.map(termFilter), { $nor: [prefix] }, behind] },
    limit: missing,
  });
  return [...found.values(), ...docs.map((doc) => ({ rank: 1 as const, doc }))];
}

/** After a position in the order of names. */
function past(cursor: SearchCursor | null): Filter<ContactDoc> {
  return afterPosition('nameKey', cursor && [cursor[1], cursor[2]]);
}

async function read(
  ctx: Context,
  filter: Filter<ContactDoc>,
  hint: string,
  limit: number,
): Promise<StoredContact[]> {
  return await readAll(
    contacts
      .in(ctx.db)
      .find(filter, { sort: { nameKey: 1, _id: 1 }, limit, projection: contactProjection, hint }),
  );
}

/** A term that so few contacts have is looked up first; with more, only if they are sparse among the names. */
const FEW = 100;
/** How many names are read for a search whose terms are all common. */
const SAMPLE = 200;

interface Rest {
  readonly terms: readonly string[];
  readonly filter: Filter<ContactDoc>;
  /** The part of `filter` that says where the page begins. */
  readonly behind: Filter<ContactDoc>;
  readonly limit: number;
}

/**
 * The index of terms if the rarest term has few contacts; else the index by name, whose first contacts mostly hold a page
 * of a common term. In between, a sample of names decides.
 */
async function readRest(ctx: Context, rest: Rest): Promise<StoredContact[]> {
  const { terms, filter, limit } = rest;
  if (await isRare(ctx, terms, FEW)) return await read(ctx, filter, BY_TERM, limit);
  const first = await readFirst(ctx, rest);
  if (first.length === limit) return first;
  // Of b contacts n have the term: the index of terms reads n, the index by name b / n for each one found. For a page of
  // `limit` rows both cost the same where n is the square root of limit * b.
  const count = await contacts.in(ctx.db).estimatedDocumentCount();
  const common = Math.ceil(Math.sqrt(limit * count)) + 1;
  const isSeenOften = (first.length * count) / SAMPLE > common;
  const isFew = !isSeenOften && (await isRare(ctx, terms, common));
  return await read(ctx, filter, isFew ? BY_TERM : BY_NAME, limit);
}

/** The matches among the first names of the address book. */
async function readFirst(ctx: Context, { filter, behind, limit }: Rest): Promise<StoredContact[]> {
  return await readAll(
    contacts
      .in(ctx.db)
      .aggregate<StoredContact>(
        [
          { $match: { deletedAt: null, ...behind } },
          { $sort: { nameKey: 1, _id: 1 } },
          { $limit: SAMPLE },
          { $match: filter },
          { $limit: limit },
          { $project: contactProjection },
        ],
        { hint: BY_NAME },
      ),
  );
}

/** Whether one of these terms has fewer contacts than this. */
async function isRare(ctx: Context, terms: readonly string[], limit: number): Promise<boolean> {
  for (const term of terms) {
    const count = await contacts.in(ctx.db).countDocuments(termFilter(term), { limit, hint: BY_TERM });
    if (count < limit) return true;
  }
  return false;
}
