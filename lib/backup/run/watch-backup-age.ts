import type { Context } from '../../context/context.ts';
import { readJob } from '../../jobs/claim-job.ts';
import { registerGauge } from '../../process/metrics/metrics.ts';
import { BACKUP_JOB } from './backup-outcome.ts';

const READ_EVERY_MS = 60_000;

/** Shows at `/metrics` how long ago a restore was proved, or the workspace was made if none ever was. Returns how to stop. */
export function watchBackupAge(ctx: Context): () => void {
  let since = ctx.now();
  registerGauge('backup_proved_age_seconds', 'Seconds since a restore of a backup was last proved.', () =>
    Math.max(0, (ctx.now().getTime() - since.getTime()) / 1000),
  );
  const read = () => {
    readJob(ctx, BACKUP_JOB).then(
      ({ succeededAt, createdAt }) => {
        since = succeededAt ?? createdAt;
      },
      // The store is away: the age goes on from what was read last.
      () => undefined,
    );
  };
  const timer = setInterval(read, READ_EVERY_MS);
  timer.unref();
  read();
  return () => clearInterval(timer);
}
