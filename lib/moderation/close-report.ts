import { updateUser } from '../admin/people/update-user.ts';
import { requireAdmin } from '../admin/require-admin.ts';
import { publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import type { CloseReport, Report } from '../contract/admin/report.ts';
import { removeMessage } from '../messages/change/remove-message.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { appendAudit } from '../workspace/audit.ts';
import { reports, toReport } from './reports.ts';

/**
 * Handles a report: dismisses it, deletes the message, or suspends who sent it. A closed one stays as it was closed. The
 * person who reported it is notified. Throws `not_found`, `password_needed` and `last_admin` for a suspension.
 */
export async function closeReport(
  ctx: Context,
  caller: Caller,
  { id, action, note = '' }: CloseReport & { readonly id: string },
): Promise<Report> {
  requireAdmin(caller);
  const report = await reports.in(ctx.db).findOne({ _id: id });
  if (!report) throw new AppError('not_found');
  if (report.state === 'closed') return toReport(report);
  if (action === 'delete_message') await removeMessage(ctx, report.messageId);
  if (action === 'suspend')
    await updateUser(ctx, caller, { id: report.aboutId, state: 'suspended', reason: note });
  const handled = { byId: caller.userId, at: ctx.now(), action, note };
  const closed = await reports
    .in(ctx.db)
    .findOneAndUpdate(
      { _id: id, state: 'open' },
      { $set: { state: 'closed', handled } },
      { returnDocument: 'after' },
    );
  if (!closed) return await closeReport(ctx, caller, { id, action, note });
  await appendAudit(ctx, caller, {
    action: 'report.close',
    target: { kind: 'report', id },
    after: { action, note, messageId: report.messageId, aboutId: report.aboutId },
  });
  await publishFact(ctx.bus, 'report:handled', { userId: report.byId, messageId: report.messageId });
  return toReport(closed);
}
