import { z } from 'zod';
import { backupCountsSchema } from '../../contract/admin/backup.ts';
import { proofSchema } from '../keep/backup-notes.ts';

/** The name of the job: one process of the workspace makes a backup at a time. */
export const BACKUP_JOB = 'backup';

/** What the program of a backup answers to the server that started it, as one line of JSON. */
export const backupOutcomeSchema = z.object({
  id: z.string(),
  size: z.number().int(),
  counts: backupCountsSchema,
  proof: proofSchema,
});
export type BackupOutcome = z.infer<typeof backupOutcomeSchema>;

/** What a backup came to, in one sentence for people. */
export function outcomeText({ counts, proof }: Pick<BackupOutcome, 'counts' | 'proof'>): string {
  if (proof.problem !== null) return `The backup was made, and does not restore. ${proof.problem}`;
  return `A restore was proved: ${countText(counts.messages, 'message')}, ${countText(counts.files, 'file')}, ${Math.ceil(proof.seconds)} s`;
}

function countText(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
