import { requireAdmin } from '../../admin/require-admin.ts';
import type { Context } from '../../context/context.ts';
import type { Backup, Backups } from '../../contract/admin/backup.ts';
import { readJob } from '../../jobs/claim-job.ts';
import type { Caller } from '../../use-case/caller.ts';
import { listStoredBackups, type StoredBackup } from '../keep/backup-notes.ts';
import { BACKUP_JOB } from '../run/backup-outcome.ts';

/** A daily backup that is older than this is late. */
export const FRESH_MS = 26 * 60 * 60 * 1000;

/** The backups in this process's folder, the newest first, and how the last one went. Throws `not_found` for members. */
export async function listBackups(ctx: Context, caller: Caller): Promise<Backups> {
  requireAdmin(caller);
  const [stored, job] = await Promise.all([listStoredBackups(ctx.env.BACKUP_DIR), readJob(ctx, BACKUP_JOB)]);
  const { BACKUP_AT } = ctx.env;
  const { result, endedAt, succeededAt } = job;
  return {
    items: stored.map(toBackup),
    dailyAt: BACKUP_AT === 'off' ? null : BACKUP_AT,
    isRunning: job.owner !== null,
    failure: result?.isOk === false && endedAt ? { at: endedAt.toISOString(), text: result.text } : null,
    isFresh: succeededAt !== null && ctx.now().getTime() - succeededAt.getTime() < FRESH_MS,
  };
}

function toBackup({ id, at, size, isSealed, notes }: StoredBackup): Backup {
  const proof = notes?.proof ?? null;
  return {
    id,
    at: at.toISOString(),
    size,
    counts: notes?.counts ?? null,
    provedAt: proof?.isProved ? proof.at : null,
    isProved: proof?.isProved ?? false,
    provedSeconds: proof?.isProved ? proof.seconds : null,
    problem: proof?.problem ?? null,
    isSealed,
  };
}
