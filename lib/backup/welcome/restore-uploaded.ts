import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { hasAnyUser } from '../../accounts/sign-up/has-any-user.ts';
import type { Context } from '../../context/context.ts';
import type { RestoreState } from '../../contract/admin/restore.ts';
import { AppError } from '../../use-case/app-error.ts';
import { problemOf } from '../backup-problem.ts';
import { lastLineOf, runProgram } from '../run/run-program.ts';
import { receiveBackup } from './receive-backup.ts';
import { canRestoreHere, type PreparedAnswer, preparedAnswerSchema, restoring } from './restoring.ts';

/** In the data folder, while it is being restored. */
const UPLOADED = '.uploaded-backup';

interface Upload {
  readonly bytes: Readable;
  /** As it was announced, in bytes; null when it was not. */
  readonly size: number | null;
  readonly passphrase: string | undefined;
}

/** Unpacks and checks the backup in a file beside what is used, in a process of its own. */
type Prepare = (file: string, passphrase: string | undefined) => Promise<PreparedAnswer>;

/**
 * Restores a backup that is uploaded to a workspace without accounts, where whoever comes first decides what it becomes. Resolves
 * when all of it has arrived; it is checked after that, and then this process starts anew on what it holds. Throws `not_found`
 * once there is an account, `restore_by_command`, `busy`, `storage_full` and `too_slow`.
 */
export async function restoreUploaded(
  ctx: Context,
  { bytes, size, passphrase }: Upload,
  prepare: Prepare = prepareInProgram,
): Promise<RestoreState> {
  await requireEmpty(ctx);
  if (!canRestoreHere(ctx.env)) throw new AppError('restore_by_command');
  const current = restoring(ctx);
  if (current.state.step !== 'waiting' && current.state.step !== 'failed') throw new AppError('busy');
  const file = path.join(/*turbopackIgnore: true*/ ctx.env.DATA_DIR, UPLOADED);
  current.state = { step: 'receiving', text: null };
  try {
    await receiveBackup(ctx, file, { bytes, size });
  } catch (error) {
    await rm(file, { force: true });
    current.state = { step: 'waiting', text: null };
    throw error;
  }
  current.state = { step: 'checking', text: null };
  void restore(ctx, file, () => prepare(file, passphrase));
  return current.state;
}

/** How far the restore of this workspace is. Throws `not_found` once there is an account. */
export async function getRestoreState(ctx: Context): Promise<RestoreState> {
  await requireEmpty(ctx);
  return restoring(ctx).state;
}

async function requireEmpty(ctx: Context): Promise<void> {
  if (await hasAnyUser(ctx)) throw new AppError('not_found');
}

/** Never throws: what came of it is in the state. */
async function restore(ctx: Context, file: string, prepare: () => Promise<PreparedAnswer>): Promise<void> {
  const current = restoring(ctx);
  try {
    const prepared = await prepare();
    const counts = Object.entries(prepared.counts).map(
      ([what, count]) => `${count.toLocaleString('en')} ${what}`,
    );
    current.state = { step: 'starting', text: new Intl.ListFormat('en').format(counts) };
    ctx.log.warn(
      { counts: prepared.counts },
      'a backup was uploaded to the empty workspace; it starts anew on it',
    );
    // Someone made an account meanwhile: what they have now is theirs.
    await requireEmpty(ctx);
    await current.startAnew?.(prepared);
  } catch (error) {
    const text = problemOf(error, ctx.env.DATA_DIR);
    ctx.log.warn({ reason: text }, 'an uploaded backup could not be restored');
    current.state = { step: 'failed', text };
  } finally {
    await rm(file, { force: true });
  }
}

async function prepareInProgram(file: string, passphrase: string | undefined): Promise<PreparedAnswer> {
  const settings = passphrase === undefined ? {} : { BACKUP_PASSPHRASE: passphrase };
  const { signal } = new AbortController();
  return preparedAnswerSchema.parse(
    JSON.parse(lastLineOf(await runProgram('restore', [file, '--prepare'], { signal, settings }))),
  );
}
