import type { Db } from 'mongodb';
import type { FileHome } from '../files/home/file-home.ts';
import { openFolderHome } from '../files/home/open-folder-home.ts';
import { openS3Home } from '../files/home/open-s3-home.ts';
import type { Env } from '../process/env.ts';
import { claimFilesHome, readFilesHome, readWorkspaceId } from '../store/workspace-id.ts';

/** Opens the home of the workspace's files that the environment names. */
export async function openHome(
  { FILES_S3, FILES_DIR }: Pick<Env, 'FILES_S3' | 'FILES_DIR'>,
  db: Db,
): Promise<FileHome> {
  const belonging = {
    workspaceId: await readWorkspaceId(db),
    readHome: () => readFilesHome(db),
    claimHome: (id: string) => claimFilesHome(db, id),
  };
  return FILES_S3 ? await openS3Home(FILES_S3, belonging) : await openFolderHome(FILES_DIR, belonging);
}
