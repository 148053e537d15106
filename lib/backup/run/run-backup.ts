import { spawn } from 'node:child_process';
import path from 'node:path';
import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { Lease } from '../../jobs/claim-job.ts';
import { BackupProblem } from '../backup-problem.ts';
import { backupOutcomeSchema, outcomeText } from './backup-outcome.ts';

/** Of what the program says so much is kept, in characters. */
const OUTPUT_MAX = 10_000;

/**
 * Makes a backup and proves that it restores, in a process of its own that leaves this one its time. Resolves to what came of
 * it, in one sentence; throws {@link BackupProblem} when there is none that restores. `signal` ends it.
 */
export async function runBackup(ctx: Context, signal: AbortSignal): Promise<string> {
  await publishFact(ctx.bus, 'admin', { changed: 'backups' });
  const { code, output, errors } = await runProgram(signal);
  if (code !== 0) throw new BackupProblem(errors.trim() || 'The backup was interrupted.');
  const outcome = backupOutcomeSchema.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
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

/** The program beside the one that runs: both are bundled into one folder. */
function runProgram(signal: AbortSignal): Promise<{ code: number | null; output: string; errors: string }> {
  const program = path.join(path.dirname(process.argv[1] ?? ''), 'backup.js');
  const child = spawn(process.execPath, [/*turbopackIgnore: true*/ program, '--leased'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-OUTPUT_MAX);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-OUTPUT_MAX);
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(signal.aborted ? new BackupProblem('The backup was interrupted.') : error),
    );
    child.on('close', (code) => resolve({ code, output, errors }));
  });
}
