import type { Context } from '../../context/context.ts';
import type { Person } from '../../contract/accounts/account.ts';
import type { Page } from '../../contract/values/paging.ts';
import { afterName, namePage } from '../../store/name-page.ts';
import type { Caller } from '../../use-case/caller.ts';
import { inUse } from '../policy.ts';
import { type UserDoc, users } from '../users.ts';
import { peopleFilter } from './search-keys.ts';
import { personProjection, toPeople } from './to-person.ts';

interface ListPeople {
  readonly query?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 50;
/**
 * One page of the people that the caller can write to, all but themselves, by name. A search finds by the beginnings
 * of usernames and of the words of display names. Throws `invalid` on a bad cursor.
 */
export async function listPeople(
  ctx: Context,
  caller: Caller,
  { query = '', limit = DEFAULT_LIMIT, cursor }: ListPeople,
): Promise<Page<Person>> {
  const search = query.trim() === '' ? {} : peopleFilter(query);
  const after = afterName<UserDoc>('nameKey', cursor);
  if (search === null) return { items: [], nextCursor: null };
  const docs = await users
    .in(ctx.db)
    .find(
      { $and: [{ _id: { $ne: caller.userId } }, inUse, search, after] },
      { sort: { nameKey: 1, _id: 1 }, limit: limit + 1, projection: { ...personProjection, nameKey: 1 } },
    )
    .toArray();
  const { page, nextCursor } = namePage(docs, limit, (doc) => doc.nameKey);
  return {
    items: await toPeople(ctx, page, caller.userId),
    nextCursor,
  };
}
