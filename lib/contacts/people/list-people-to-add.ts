import { listPeople } from '../../accounts/people/list-people.ts';
import type { Context } from '../../context/context.ts';
import type { Person } from '../../contract/accounts/account.ts';
import type { Caller } from '../../use-case/caller.ts';
import { listContactLinks } from './list-contact-links.ts';

interface ListPeopleToAdd {
  readonly query?: string | undefined;
  readonly limit?: number | undefined;
}

const DEFAULT_LIMIT = 5;
const PAGE = 100;
/** So many pages of people are looked at; where nearly all are contacts already, some of the others may not be found. */
const PAGES_MAX = 5;

/** People whom the caller can write to and no contact is linked to, by name. */
export async function listPeopleToAdd(
  ctx: Context,
  caller: Caller,
  { query, limit = DEFAULT_LIMIT }: ListPeopleToAdd,
): Promise<{ items: Person[] }> {
  const found: Person[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX && found.length < limit; page += 1) {
    const { items, nextCursor } = await listPeople(ctx, caller, { query, limit: PAGE, cursor });
    const links = await listContactLinks(ctx, { userIds: items.map(({ id }) => id) });
    const linked = new Set(links.items.map(({ userId }) => userId));
    found.push(...items.filter(({ id }) => !linked.has(id)));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return { items: found.slice(0, limit) };
}
