import { z } from 'zod';
import type { Context } from '../../context/context.ts';
import type { AuditEntry } from '../../contract/admin/audit.ts';
import type { Page } from '../../contract/values/paging.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import type { Caller } from '../../use-case/caller.ts';
import { audit } from '../../workspace/audit.ts';
import { requireAdmin } from '../require-admin.ts';

interface ListAudit {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const cursorSchema = z.tuple([z.number().int()]);

/** What administrators did, the newest first. Throws `not_found` for members, `invalid` on a bad cursor. */
export async function listAudit(
  ctx: Context,
  caller: Caller,
  { limit = 50, cursor }: ListAudit,
): Promise<Page<AuditEntry>> {
  requireAdmin(caller);
  const before = cursor === undefined ? {} : { _id: { $lt: decodeCursor(cursor, cursorSchema)[0] } };
  const docs = await audit
    .in(ctx.db)
    .find(before, { sort: { _id: -1 }, limit: limit + 1 })
    .toArray();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ _id, at, chain: _chain, ...entry }) => ({
      id: String(_id),
      at: at.toISOString(),
      ...entry,
      before: entry.before as AuditEntry['before'],
      after: entry.after as AuditEntry['after'],
    })),
    nextCursor: last && docs.length > limit ? encodeCursor([last._id]) : null,
  };
}
