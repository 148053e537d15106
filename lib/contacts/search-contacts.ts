import type { Filter } from 'mongodb';
import type { Context } from '../context.ts';
import { isShortTerm, queryWords } from '../contract/contact-search.ts';
import { nameOrderKey } from '../contract/name-order.ts';
import type { ContactDoc } from './contacts.ts';
import { contacts } from './contacts.ts';
import { namePrefix, termFilter } from './search-filter.ts';
import { contactProjection, type StoredContact } from './to-contact.ts';

/** Where a search goes on: the rank, and the place by name within it. */
export type FoundPlace = readonly [rank: 0 | 1, nameKey: string, id: string];

interface Search {
  readonly query: string;
  /** What else must hold. */
  readonly filter: Filter<ContactDoc>;
  readonly after: FoundPlace | null;
  readonly limit: number;
}

const BY_WORD = 'words_1_nameKey_1__id_1';
const BY_NAME = 'deletedAt_1_nameKey_1__id_1';

/** What a search finds: first the names that begin as the search does, then all else; each by name. */
export async function searchContacts(
  ctx: Context,
  { query, filter, after, limit }: Search,
): Promise<{ rank: 0 | 1; doc: StoredContact }[]> {
  const terms = queryWords(query);
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
  const rest = {
    ...filter,
    $and: [...terms.map(termFilter), { $nor: [prefix] }, past(after?.[0] === 1 ? after : null)],
  };
  const docs = await read(ctx, rest, await bestIndex(ctx, terms, missing), missing);
  return [...found.values(), ...docs.map((doc) => ({ rank: 1 as const, doc }))];
}

/** Behind a place in the order of names. */
function past(place: FoundPlace | null): Filter<ContactDoc> {
  if (place === null) return {};
  const [, key, id] = place;
  return { nameKey: { $gte: key }, $or: [{ nameKey: { $gt: key } }, { _id: { $gt: id } }] };
}

async function read(
  ctx: Context,
  filter: Filter<ContactDoc>,
  hint: string,
  limit: number,
): Promise<StoredContact[]> {
  return await contacts
    .in(ctx.db)
    .find(filter, { sort: { nameKey: 1, _id: 1 }, limit, projection: contactProjection, hint })
    .toArray();
}

/**
 * The index on words while the rarest term has few contacts, else the one on names, where enough of them come soon. With n
 * of a book's b contacts the first reads n of them and the second b / n for each one found: they meet where n is the
 * root of both.
 */
async function bestIndex(ctx: Context, terms: readonly string[], limit: number): Promise<string> {
  // One short term alone: its key has its contacts in the order of their names.
  if (terms.length === 1 && terms.every(isShortTerm)) return BY_WORD;
  const common = Math.ceil(Math.sqrt(limit * (await contacts.in(ctx.db).estimatedDocumentCount()))) + 1;
  for (const term of terms) {
    const count = await contacts
      .in(ctx.db)
      .countDocuments(termFilter(term), { limit: common, hint: BY_WORD });
    if (count < common) return BY_WORD;
  }
  return BY_NAME;
}
