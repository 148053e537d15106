import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { dailyAt, type Job } from '../../jobs/run-schedule.ts';
import { BACKUP_JOB } from './backup-outcome.ts';
import { runBackup } from './run-backup.ts';

/** The daily backup at BACKUP_AT; null where that is `off`. */
export function backupJob(ctx: Context): Job | null {
  const { BACKUP_AT } = ctx.env;
  if (BACKUP_AT === 'off') return null;
  return {
    name: BACKUP_JOB,
    isDue: dailyAt(BACKUP_AT),
    run: (signal) => runBackup(ctx, signal),
    ended: () => publishFact(ctx.bus, 'admin', { changed: 'backups' }),
  };
}
