import { olderThan, toPage } from '../accounts/newest-first-page.ts';
import { requireAdmin } from '../admin/require-admin.ts';
import type { Context } from '../context/context.ts';
import type { Report } from '../contract/admin/report.ts';
import type { Page } from '../contract/values/paging.ts';
import type { Caller } from '../use-case/caller.ts';
import { reports, toReport } from './reports.ts';

interface ListReports {
  readonly state?: 'open' | 'closed' | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page of reports, the newest first. Throws `not_found` for members, `invalid` on a bad cursor. */
export async function listReports(
  ctx: Context,
  caller: Caller,
  { state, limit = 50, cursor }: ListReports,
): Promise<Page<Report>> {
  requireAdmin(caller);
  const docs = await reports
    .in(ctx.db)
    .find(
      { ...(state === undefined ? {} : { state }), ...olderThan(cursor) },
      { sort: { _id: -1 }, limit: limit + 1 },
    )
    .toArray();
  return toPage(docs.map(toReport), limit);
}
