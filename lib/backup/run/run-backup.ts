import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Lease } from '../../jobs/claim-job.ts';
import { BackupProblem } from '../backup-problem.ts';
import { backupOutcomeSchema, outcomeText } from './backup-outcome.ts';
import { lastLineOf, runProgram } from './run-program.ts';

/**
 * Makes a backup and proves that it restores, in a process of its own that leaves this one its time. Resolves to what came of
 * it, in one sentence; throws {@link BackupProblem} when there is none that restores. `signal` ends it.
 */
export async function runBackup(ctx: Context, signal: AbortSignal): Promise<string> {
  await publishFact(ctx.bus, 'admin', { changed: 'backups' });
  const said = await runProgram('backup', ['--leased'], { signal });
  const outcome = backupOutcomeSchema.parse(JSON.parse(lastLineOf(said)));
  const text = outcomeText(outcome);
  if (!outcome.proof.isProved) throw new BackupProblem(text);
  return text;
}

/** Makes a backup under a lease, and ends that with what came of it. Never throws. */
export async function runBackupUnder(ctx: Context, lease: Lease): Promise<void> {
  try {
    await lease.end({ isOk: true, text: await runBackup(ctx, lease.signal) });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    ctx.log.error({ reason: text }, 'the backup failed');
    await lease.end({ isOk: false, text }).catch(() => undefined);
  }
  await publishFact(ctx.bus, 'admin', { changed: 'backups' });
}
