/** Why a backup cannot be made, proved or restored; the message is a sentence for whoever runs the workspace. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
}

/** The sentence for what stopped a backup: a full disk and a missing right are named as such. */
export function problemOf(error: unknown, folder: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof BackupProblem) return error.message;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) || /no space|file too large/i.test(String(error)))
    return `There is no more room in ${folder}. Make room there, or set BACKUP_DIR to another folder.`;
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return `The folder ${folder} cannot be written (${code}). Give this user the right to, or set BACKUP_DIR to another.`;
  return error instanceof Error ? error.message : String(error);
}
