import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { requireConfirmedAdmin } from '../../admin/require-admin.ts';
import type { Context } from '../../context/context.ts';
import type { ByteRange } from '../../files/home/file-home.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { appendAudit } from '../../workspace/audit.ts';
import { readStoredBackup } from '../keep/backup-notes.ts';

/** A backup that can be read, whole or a part of it. */
export interface ReadableBackup {
  /** The file's name. */
  readonly id: string;
  readonly size: number;
  read(range?: ByteRange): Promise<Readable>;
}

interface OpenBackup {
  readonly id: string;
  /** Whether the caller begins to take it along: that is in the audit. What goes on with a part was noted before. */
  readonly isTaken: boolean;
}

/**
 * A backup as a file, with all that the workspace holds: who takes it along is in the audit. A browser needs the password typed
 * within ten minutes. Throws `not_found` and `password_needed`.
 */
export async function openBackup(
  ctx: Context,
  caller: Caller,
  { id, isTaken }: OpenBackup,
): Promise<ReadableBackup> {
  await requireConfirmedAdmin(ctx, caller);
  const { BACKUP_DIR } = ctx.env;
  const stored = await readStoredBackup(BACKUP_DIR, id);
  if (stored === null) throw new AppError('not_found');
  if (isTaken) await appendAudit(ctx, caller, { action: 'backup.fetch', target: { kind: 'backup', id } });
  const file = path.join(/*turbopackIgnore: true*/ BACKUP_DIR, id);
  return { id, size: stored.size, read: async (range) => (await open(file)).createReadStream(range ?? {}) };
}
