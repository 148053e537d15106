import { listBackups } from '../../backup/admin/list-backups.ts';
import type { Context } from '../../context/context.ts';
import { type Check, failed, ok, unknown } from '../../contract/doctor/check.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireAdmin } from '../require-admin.ts';

/** Less room than this on the disk of the files is soon none, in bytes; and a store that takes longer is slow, in milliseconds. */
const ROOM_MIN = 2 * 1024 ** 3;
const STORE_MS = 100;

/** How disk, store, bus, files and backups are, each with what to change. Throws `not_found` for members. */
export async function checkInstallation(ctx: Context, caller: Caller): Promise<{ items: Check[] }> {
  requireAdmin(caller);
  return {
    items: [
      await checkStore(ctx),
      checkBus(ctx),
      await checkFiles(ctx),
      await checkBackups(ctx, caller),
    ].flat(),
  };
}

async function checkStore({ db, env }: Context): Promise<Check> {
  const begun = performance.now();
  await db.command({ ping: 1 });
  const ms = performance.now() - begun;
  const where = env.MONGODB_URI === undefined ? 'The embedded engine' : 'MongoDB';
  return ms < STORE_MS
    ? ok('Store', `${where} answers in ${ms.toFixed(1)} ms.`)
    : failed(
        'Store',
        `${where} takes ${ms.toFixed(0)} ms to answer.`,
        'Put MONGODB_URI, or DATA_DIR, nearer or on a faster disk.',
      );
}

function checkBus({ bus, env }: Context): Check {
  const health = bus.health();
  if (health.state === 'ok')
    return ok('Bus', env.REDIS_URL === undefined ? 'This process is the only one.' : 'Redis answers.');
  return failed('Bus', `Redis: ${health.reason}.`, 'REDIS_URL=redis://host:6379');
}

async function checkFiles({ files, env }: Context): Promise<Check[]> {
  const problem = await files.problem();
  const home = env.FILES_S3 === undefined ? `FILES_DIR=${env.FILES_DIR}` : 'FILES_S3';
  const place =
    problem === null
      ? ok('Files', 'The files of this workspace are where they belong.')
      : failed('Files', `${problem}.`, home);
  const room = await files.room();
  if (room === null) return [place, unknown('Room for files', 'The S3-compatible store does not say.')];
  const gigabytes = `${(room.free / 1024 ** 3).toFixed(1)} GB`;
  return [
    place,
    room.free >= ROOM_MIN
      ? ok('Room for files', `${gigabytes} are free.`)
      : failed(
          'Room for files',
          `Only ${gigabytes} are free.`,
          'Make room on that disk, or set FILES_DIR to another.',
        ),
  ];
}

async function checkBackups(ctx: Context, caller: Caller): Promise<Check> {
  const { isFresh, failure, dailyAt } = await listBackups(ctx, caller);
  if (failure !== null) return failed('Backups', `The last one failed. ${failure.text}`, 'npm run backup');
  if (isFresh) return ok('Backups', 'A restore was proved within 26 hours.');
  return failed(
    'Backups',
    'No restore was proved within 26 hours.',
    dailyAt === null ? 'BACKUP_AT=03:00' : 'npm run backup',
  );
}
