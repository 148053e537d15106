import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Where a restore is prepared, in the data folder, and the file that says that all of it is ready. */
export const RESTORE_FOLDER = '.restore';
export const RESTORE_PLAN = 'plan.json';

/** What is ready in `.restore/new` to take the place of what has the same name in the data folder. */
export const restorePiecesSchema = z.array(z.enum(['store', 'secret', 'files']));

const planSchema = z.object({
  pieces: restorePiecesSchema,
  /** The folder that what was there goes into. */
  before: z.string(),
});
export type RestorePlan = z.infer<typeof planSchema>;

/**
 * Ends a restore whose data are ready, also one that was cut off while they were moved into their place: every step can be
 * done again. Without such a plan nothing is done. It runs before anything opens the data folder.
 */
export function finishRestore(dataDir: string): void {
  const folder = path.join(dataDir, RESTORE_FOLDER);
  const file = path.join(folder, RESTORE_PLAN);
  if (!existsSync(file)) return;
  const { pieces, before } = planSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const piece of pieces) {
    const [ready, place] = [path.join(folder, 'new', piece), path.join(dataDir, piece)];
    if (!existsSync(ready)) continue;
    if (existsSync(place)) {
      mkdirSync(before, { recursive: true, mode: 0o700 });
      // Fails where it is there already: then two processes do this at once, and the other one is ahead.
      renameSync(place, path.join(before, piece));
    }
    renameSync(ready, place);
  }
  rmSync(folder, { recursive: true, force: true });
}
