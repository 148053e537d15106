import { listBackups } from '../../backup/admin/list-backups.ts';
import type { Context } from '../../context/context.ts';
import { type Check, failed, ok, unknown } from '../../contract/doctor/check.ts';
import { newId } from '../../contract/values/new-id.ts';
import { listProcesses } from '../../presence/process-health.ts';
import { freeBytes } from '../../process/disk/free-bytes.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireAdmin } from '../require-admin.ts';
import { checkPushServices, PUSH_SERVICES } from './check-push-services.ts';

/** Less room than this on a disk is soon none, in bytes; what takes longer than this to answer is slow, in milliseconds. */
const ROOM_MIN = 2 * 1024 ** 3;
const STORE_MS = 100;
const BUS_MS = 50;

/**
 * How store, bus, processes, files, disks, push services and backups are, each with what to change. Throws `not_found` for
 * members.
 */
export async function checkInstallation(
  ctx: Context,
  caller: Caller,
  pushServices = PUSH_SERVICES,
): Promise<{ items: Check[] }> {
  requireAdmin(caller);
  const found = await Promise.all([
    checkStore(ctx),
    checkBus(ctx),
    checkProcesses(ctx),
    checkFiles(ctx),
    checkDisk(ctx.env.MONGODB_URI === undefined ? 'Room for data' : null, ctx.env.DATA_DIR, 'DATA_DIR'),
    checkDisk('Room for backups', ctx.env.BACKUP_DIR, 'BACKUP_DIR'),
    checkPushServices(ctx, pushServices),
    checkBackups(ctx, caller),
  ]);
  return { items: found.flat() };
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

async function checkBus({ bus, env }: Context): Promise<Check> {
  const health = bus.health();
  if (health.state !== 'ok') return failed('Bus', `Redis: ${health.reason}.`, 'REDIS_URL=redis://host:6379');
  if (env.REDIS_URL === undefined) return ok('Bus', 'This process is the only one.');
  const begun = performance.now();
  await bus.set(`doctor:${newId()}`, '', 1_000);
  const ms = performance.now() - begun;
  return ms < BUS_MS
    ? ok('Bus', `Redis answers in ${ms.toFixed(1)} ms.`)
    : failed(
        'Bus',
        `Redis takes ${ms.toFixed(0)} ms to answer: everything that others do appears later.`,
        'Put REDIS_URL nearer to the processes.',
      );
}

/** Whether every process has the files of the workspace: one with another folder answers 404 for those of the others. */
function checkProcesses(ctx: Context): Check {
  const name = 'Processes';
  const processes = listProcesses(ctx);
  const astray = processes.filter(({ filesProblem }) => filesProblem !== null);
  if (astray.length > 0)
    return failed(
      name,
      `${astray.map(({ host, pid }) => `${pid} on ${host}`).join(', ')}: ${astray[0]?.filesProblem}.`,
      `FILES_DIR=${ctx.env.FILES_DIR}`,
    );
  const releases = new Set(processes.map(({ version }) => version));
  const what = processes.length === 1 ? 'One process runs' : `${processes.length} processes run`;
  return ok(
    name,
    releases.size === 1
      ? `${what}, and all have the same files.`
      : `${what}, of the releases ${[...releases].join(' and ')}, and all have the same files.`,
  );
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
  return [place, judgeRoom('Room for files', room.free, 'FILES_DIR')];
}

async function checkDisk(name: string | null, folder: string, variable: string): Promise<Check[]> {
  return name === null ? [] : [judgeRoom(name, await freeBytes(folder), variable)];
}

function judgeRoom(name: string, free: number, variable: string): Check {
  const gigabytes = `${(free / 1024 ** 3).toFixed(1)} GB`;
  return free >= ROOM_MIN
    ? ok(name, `${gigabytes} are free.`)
    : failed(name, `Only ${gigabytes} are free.`, `Make room on that disk, or set ${variable} to another.`);
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
