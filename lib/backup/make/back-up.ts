import path from 'node:path';
import type { BackupCounts } from '../../contract/admin/backup.ts';
import { problemOf } from '../backup-problem.ts';
import { type Proof, writeNotes } from '../keep/backup-notes.ts';
import { removeOutdated } from '../keep/rotation.ts';
import { rehearse } from '../rehearse/rehearse.ts';
import { type BackupSource, type MadeBackup, makeBackup } from './make-backup.ts';

/** A backup with what its rehearsal found out. */
export interface ProvedBackup extends MadeBackup {
  readonly proof: Proof;
}

/**
 * Makes a backup, rehearses a restore of it, notes the result beside it, and removes the backups that have had their time.
 * One that cannot be proved stays, and is told apart. Throws when none could be made.
 */
export async function backUp(source: BackupSource): Promise<ProvedBackup> {
  const made = await makeBackup(source);
  const { proof } = await prove(source, made.file);
  const { at, counts } = made.manifest;
  await writeNotes(source.env.BACKUP_DIR, made.id, { at, counts, proof });
  await removeOutdated(source.env.BACKUP_DIR);
  return { ...made, proof };
}

/** What a rehearsal found out, and how much there is in the backup; null where it could not be read. */
interface Proved {
  readonly proof: Proof;
  readonly counts: BackupCounts | null;
}

/** Rehearses a restore of the backup in `file`. */
export async function prove({ env, now }: Pick<BackupSource, 'env' | 'now'>, file: string): Promise<Proved> {
  const begun = performance.now();
  const folder = env.BACKUP_DIR;
  try {
    const { counts, seconds } = await rehearse({ file, passphrase: env.BACKUP_PASSPHRASE, folder });
    return { proof: { at: now().toISOString(), isProved: true, problem: null, seconds }, counts };
  } catch (error) {
    const seconds = (performance.now() - begun) / 1000;
    const problem = `${path.basename(file)}: ${problemOf(error, folder)}`;
    return { proof: { at: now().toISOString(), isProved: false, problem, seconds }, counts: null };
  }
}
