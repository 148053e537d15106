import type { Context } from '../../context/context.ts';
import type { ContactCount } from '../../contract/contacts/contact-find.ts';
import { queryTerms } from '../../contract/contacts/contact-search.ts';
import { caseKey } from '../../contract/values/text.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contacts } from '../contacts.ts';
import { BY_TERM, termFilter } from '../search/search-filter.ts';
import { listContactLetters, listContactTags } from '../stored/address-book-counts.ts';
import { addressBookRevision } from '../stored/address-book-revision.ts';
import { favouriteIds } from '../stored/favourites.ts';

interface CountContacts {
  readonly query?: string | undefined;
  readonly tag?: string | undefined;
  readonly favourite?: boolean | undefined;
}

/** So many contacts that have the rarest term of a search are looked at; beyond, there are at least as many as were found. */
const LOOKED_AT = 10_000;

/** How many contacts `listContacts` lists for the same parameters. */
export async function countContacts(
  ctx: Context,
  caller: Caller,
  { query = '', tag, favourite = false }: CountContacts,
): Promise<ContactCount> {
  const isSearch = query.trim() !== '';
  if (!isSearch && !favourite) return await counted(ctx, tag);
  const revision = await addressBookRevision(ctx);
  const terms = queryTerms(query);
  if (isSearch && terms.length === 0) return { count: 0, isExact: true, revision };
  const filter = {
    deletedAt: null,
    ...(tag === undefined ? {} : { tagKeys: caseKey(tag) }),
    ...(favourite ? { _id: { $in: await favouriteIds(ctx, caller) } } : {}),
    ...(terms.length > 0 ? { $and: terms.map(termFilter) } : {}),
  };
  // A person has few favourites.
  if (favourite) {
    const count = await contacts.in(ctx.db).countDocuments(filter, { hint: '_id_' });
    return { count, isExact: true, revision };
  }
  const rarest = await findRarest(ctx, terms);
  const [found] = await contacts
    .in(ctx.db)
    .aggregate<{ count: number }>(
      [{ $match: termFilter(rarest.term) }, { $limit: LOOKED_AT }, { $match: filter }, { $count: 'count' }],
      { hint: BY_TERM },
    )
    .toArray();
  return { count: found?.count ?? 0, isExact: rarest.count < LOOKED_AT, revision };
}

/** All contacts, or those with a tag, from the counts that are kept. */
async function counted(ctx: Context, tag: string | undefined): Promise<ContactCount> {
  if (tag === undefined) {
    const { total, revision } = await listContactLetters(ctx);
    return { count: total, isExact: true, revision };
  }
  const { items, revision } = await listContactTags(ctx);
  const count = items.find((item) => caseKey(item.tag) === caseKey(tag))?.count ?? 0;
  return { count, isExact: true, revision };
}

/** The term that the fewest contacts have, with how many, counted as far as {@link LOOKED_AT}. */
async function findRarest(ctx: Context, terms: readonly string[]): Promise<{ term: string; count: number }> {
  let rarest = { term: terms[0] ?? '', count: Number.POSITIVE_INFINITY };
  for (const term of terms) {
    const limit = Math.min(LOOKED_AT, rarest.count);
    const count = await contacts.in(ctx.db).countDocuments(termFilter(term), { limit, hint: BY_TERM });
    if (count < rarest.count) rarest = { term, count };
    if (count === 0) break;
  }
  return rarest;
}
