import path from 'node:path';
import { z } from 'zod';
import { processState } from '../../context/process-state.ts';
import { backupCountsSchema } from '../../contract/admin/backup.ts';
import type { RestoreState } from '../../contract/admin/restore.ts';
import type { Env } from '../../process/env.ts';
import { restorePiecesSchema } from '../../store/finish-restore.ts';

/** What the program answers that prepares a restore beside a server. */
export const preparedAnswerSchema = z.object({ pieces: restorePiecesSchema, counts: backupCountsSchema });
export type PreparedAnswer = z.infer<typeof preparedAnswerSchema>;

/** A restore into the empty workspace of this process. */
interface Restoring {
  state: RestoreState;
  /** Ends this process in order, lets what was prepared take its place, and starts anew; set by the server. */
  startAnew: ((prepared: PreparedAnswer) => Promise<void>) | null;
}

export const restoring = processState(
  'restoring',
  (): Restoring => ({ state: { step: 'waiting', text: null }, startAnew: null }),
);

/**
 * Whether a backup can take the place of what this process uses: everything is in its data folder, and no other process has
 * to know.
 */
export function canRestoreHere(
  env: Pick<Env, 'MONGODB_URI' | 'REDIS_URL' | 'FILES_S3' | 'FILES_DIR' | 'DATA_DIR'>,
): boolean {
  return (
    env.MONGODB_URI === undefined &&
    env.REDIS_URL === undefined &&
    env.FILES_S3 === undefined &&
    env.FILES_DIR === path.join(/*turbopackIgnore: true*/ env.DATA_DIR, 'files')
  );
}
