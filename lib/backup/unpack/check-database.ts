import { verifyEngineFolder } from '../../store/engine-folder.ts';
import type { Manifest } from '../archive/manifest.ts';
import { BackupProblem } from '../backup-problem.ts';

/** Checks every record and index entry, and that there are as many as the manifest says. */
export async function checkDatabase(folder: string, { store }: Manifest): Promise<void> {
  const { collections, problems } = await verifyEngineFolder(folder);
  const [first] = problems;
  if (first !== undefined)
    throw new BackupProblem(`The database in the backup is damaged in ${problems.length} places: ${first}.`);
  for (const { name, documents } of store.collections) {
    const found = collections.find((each) => each.name === name)?.documents ?? 0;
    if (found !== documents)
      throw new BackupProblem(`The backup has ${found} documents of ${name} instead of ${documents}.`);
  }
}
