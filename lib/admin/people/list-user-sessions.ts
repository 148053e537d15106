import { DEFAULT_LIMIT, type NewestFirstQuery, toPage } from '../../accounts/newest-first-page.ts';
import { listSessionsOf } from '../../accounts/sessions/list-sessions.ts';
import type { Context } from '../../context/context.ts';
import type { Session } from '../../contract/accounts/account.ts';
import type { Page } from '../../contract/values/paging.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireAdmin } from '../require-admin.ts';

interface ListUserSessions extends NewestFirstQuery {
  readonly id: string;
}

/** One page of a person's signed-in browsers, newest first. Throws `not_found` for members, `invalid` on a bad cursor. */
export async function listUserSessions(
  ctx: Context,
  caller: Caller,
  { id, limit = DEFAULT_LIMIT, cursor }: ListUserSessions,
): Promise<Page<Session>> {
  requireAdmin(caller);
  return toPage(await listSessionsOf(ctx, caller, { userId: id, limit: limit + 1, cursor }), limit);
}
