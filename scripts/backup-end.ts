import { BackupProblem, problemOf } from '../lib/backup/backup-problem.ts';
import { EnvError } from '../lib/process/env.ts';
import { UnusableStore } from '../lib/store/unusable-store.ts';

/**
 * Ends a program of backups that failed, with the sentence that says what to do. `folder` is where it wrote. An error that
 * has none is thrown on.
 */
export function endWith(error: unknown, folder: string): never {
  const isExplained =
    [EnvError, BackupProblem, UnusableStore].some((type) => error instanceof type) ||
    (error instanceof Error && error.name === 'EmbeddedMongoError');
  const isSystem = error instanceof Error && 'code' in error && 'syscall' in error;
  if (!isExplained && !isSystem) throw error;
  process.stderr.write(`${isExplained ? (error as Error).message : problemOf(error, folder)}\n`);
  process.exit(1);
}
