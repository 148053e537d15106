import { peopleFilter } from '../../accounts/people/search-keys.ts';
import { type UserDoc, users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import type { AdminUser, UserState } from '../../contract/admin/user.ts';
import type { Page } from '../../contract/values/paging.ts';
import { afterName, namePage } from '../../store/name-page.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireAdmin } from '../require-admin.ts';
import { adminUserProjection, toAdminUsers } from './to-admin-user.ts';

interface ListUsers {
  readonly query?: string | undefined;
  readonly state?: UserState | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page of everyone who has or had an account, by name. Throws `not_found` for members, `invalid` on a bad cursor. */
export async function listUsers(
  ctx: Context,
  caller: Caller,
  { query = '', state, limit = 50, cursor }: ListUsers,
): Promise<Page<AdminUser>> {
  requireAdmin(caller);
  const search = query.trim() === '' ? {} : peopleFilter(query);
  const after = afterName<UserDoc>('nameKey', cursor);
  if (search === null) return { items: [], nextCursor: null };
  const docs = await users
    .in(ctx.db)
    .find(
      { $and: [stateFilter(state), search, after] },
      { sort: { nameKey: 1, _id: 1 }, limit: limit + 1, projection: adminUserProjection },
    )
    .toArray();
  const { page, nextCursor } = namePage(docs, limit, (doc) => doc.nameKey);
  return {
    items: await toAdminUsers(ctx, page),
    nextCursor,
  };
}

function stateFilter(state: UserState | undefined) {
  if (state === undefined) return { state: { $ne: 'gone' as const } };
  return { state: state === 'active' ? { $exists: false } : state };
}
