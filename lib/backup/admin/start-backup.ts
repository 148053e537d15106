import { requireAdmin } from '../../admin/require-admin.ts';
import type { Context } from '../../context/context.ts';
import type { Backups } from '../../contract/admin/backup.ts';
import { readJob, takeJob } from '../../jobs/claim-job.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { appendAudit } from '../../workspace/audit.ts';
import { BACKUP_JOB } from '../run/backup-outcome.ts';
import { runBackupUnder } from '../run/run-backup.ts';
import { listBackups } from './list-backups.ts';

/**
 * Begins a backup, which goes on after the answer. Throws `busy` while one is under way, and `not_found` for members.
 * `run` is what makes it.
 */
export async function startBackup(ctx: Context, caller: Caller, run = runBackupUnder): Promise<Backups> {
  requireAdmin(caller);
  const job = await readJob(ctx, BACKUP_JOB);
  // One whose process died is taken over by the schedule within half a minute.
  const lease = job.owner === null ? await takeJob(ctx, job) : null;
  if (lease === null) throw new AppError('busy');
  await appendAudit(ctx, caller, { action: 'backup.make', target: { kind: 'backup', id: BACKUP_JOB } });
  void run(ctx, lease);
  return await listBackups(ctx, caller);
}
