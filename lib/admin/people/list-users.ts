import { z } from 'zod';
import { peopleFilter } from '../../accounts/people/search-keys.ts';
import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import type { AdminUser, UserState } from '../../contract/admin/user.ts';
import type { Page } from '../../contract/values/paging.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireAdmin } from '../require-admin.ts';
import { adminUserProjection, toAdminUsers } from './to-admin-user.ts';

interface ListUsers {
  readonly query?: string | undefined;
  readonly state?: UserState | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const cursorSchema = z.tuple([z.string(), z.string()]);

/** One page of everyone who has or had an account, by name. Throws `not_found` for members, `invalid` on a bad cursor. */
export async function listUsers(
  ctx: Context,
  caller: Caller,
  { query = '', state, limit = 50, cursor }: ListUsers,
): Promise<Page<AdminUser>> {
  requireAdmin(caller);
  const search = query.trim() === '' ? {} : peopleFilter(query);
  const after = cursor === undefined ? {} : afterCursor(cursor);
  if (search === null) return { items: [], nextCursor: null };
  const docs = await users
    .in(ctx.db)
    .find(
      { $and: [stateFilter(state), search, after] },
      { sort: { nameKey: 1, _id: 1 }, limit: limit + 1, projection: adminUserProjection },
    )
    .toArray();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await toAdminUsers(ctx, page),
    nextCursor: last && docs.length > limit ? encodeCursor([last.nameKey, last._id]) : null,
  };
}

function stateFilter(state: UserState | undefined) {
  if (state === undefined) return { state: { $ne: 'gone' as const } };
  return { state: state === 'active' ? { $exists: false } : state };
}

function afterCursor(cursor: string) {
  const [key, id] = decodeCursor(cursor, cursorSchema);
  return { nameKey: { $gte: key }, $or: [{ nameKey: { $gt: key } }, { _id: { $gt: id } }] };
}
