import { invitations, openAt, toInvitation } from '../accounts/invitations/invitations.ts';
import { olderThan, toPage } from '../accounts/newest-first-page.ts';
import type { Context } from '../context/context.ts';
import type { Invitation } from '../contract/accounts/invitation.ts';
import type { Page } from '../contract/values/paging.ts';
import type { Caller } from '../use-case/caller.ts';

interface ListInvitations {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** The invitations with which one can join now, the newest first: the caller's own, or all for an administrator. */
export async function listInvitations(
  ctx: Context,
  caller: Caller,
  { limit = 50, cursor }: ListInvitations,
): Promise<Page<Invitation>> {
  const own = caller.role === 'admin' ? {} : { byId: caller.userId };
  const docs = await invitations
    .in(ctx.db)
    .find(
      { ...own, ...openAt(ctx.now()), ...olderThan(cursor) },
      { sort: { _id: -1 }, limit: limit + 1, projection: { joined: 0 } },
    )
    .toArray();
  return toPage(docs.map(toInvitation), limit);
}
