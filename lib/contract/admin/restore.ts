import { z } from 'zod';

/** How far a restore into an empty workspace is. */
export const restoreStateSchema = z.object({
  /** `waiting`: for a backup. `starting`: on what it held; after that the workspace has accounts, and there is nothing here. */
  step: z.enum(['waiting', 'receiving', 'checking', 'starting', 'failed']),
  /** What was found in the backup, or why it cannot be restored. */
  text: z.string().nullable(),
});
export type RestoreState = z.infer<typeof restoreStateSchema>;
