import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArchive } from '../../../backup/archive/read-archive.ts';
import { listStoredBackups } from '../../../backup/keep/backup-notes.ts';
import { rehearse } from '../../../backup/rehearse/rehearse.ts';
import { jobs } from '../../../jobs/jobs.ts';
import { readEnv } from '../../../process/env.ts';
import { finishRestore } from '../../../store/finish-restore.ts';
import { openStore } from '../../../store/open-store.ts';
import { randomFrom } from '../../random.ts';
import { putReleaseData } from '../../releases/open-release.ts';
import { openBackupWorkspace } from '../backup-workspace.ts';
import { comparableContent } from './comparable-content.ts';
import { bundlePrograms, type ProgramName, type Programs } from './programs.ts';

/** Data of a release that every change of stored data since then concerns. */
const OLD_RELEASE = '0.1.0';
const MESSAGES = 200;
/** Some have ended by themselves before they are killed: so many times as many rounds are enough. */
const ROUNDS = 3;
const FILE_BYTES = 2_000_000;

export interface BackupKillReport {
  /** How often each was killed before it had ended by itself. */
  readonly killed: Readonly<Record<ProgramName, number>>;
  /** What was there afterwards: as before, or as it was to be. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly rehearsals: number;
  /** One sentence each; empty when there was always the old state or the new one. */
  readonly problems: readonly string[];
}

interface Options {
  /** How often each is killed before it has ended by itself. */
  readonly kills: number;
  readonly rehearsals: number;
  readonly seed: number;
  say?(line: string): void;
}

interface Run {
  readonly programs: Programs;
  readonly folder: string;
  readonly random: ReturnType<typeof randomFrom>;
  readonly killed: Record<ProgramName, number>;
  readonly outcomes: Record<string, number>;
  readonly problems: string[];
  readonly say: (line: string) => void;
}

/** Kills backups, restores and upgrades at random moments, and looks each time at what is left. */
export async function killBackups({
  kills,
  rehearsals,
  seed,
  say = () => undefined,
}: Options): Promise<BackupKillReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-kill-backups-'));
  const programs = await bundlePrograms();
  const killed = { backup: 0, restore: 0, upgrade: 0 };
  const run: Run = { programs, folder, random: randomFrom(seed), killed, outcomes: {}, problems: [], say };
  try {
    const dataDir = path.join(folder, 'data');
    await makeWorkspace(dataDir);
    const backup = await killWhileBackingUp(run, dataDir, kills);
    await killWhileRestoring(run, backup, kills);
    await killWhileUpgrading(run, kills);
    for (let round = 0; round < rehearsals; round += 1) {
      await rehearse({ file: backup, passphrase: undefined, folder }).catch((error: unknown) => {
        run.problems.push(`rehearsal ${round + 1}: ${String(error)}`);
      });
      say(`rehearsal ${round + 1}`);
    }
    return { killed, outcomes: run.outcomes, rehearsals, problems: run.problems };
  } finally {
    await programs.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeWorkspace(dataDir: string): Promise<void> {
  const made = await openBackupWorkspace({ DATA_DIR: dataDir });
  for (let index = 0; index < MESSAGES; index += 1) await made.say(`Lantern number ${index}`);
  await made.addFile(Buffer.alloc(FILE_BYTES, 'film '));
  await made.close();
}

async function killWhileBackingUp(run: Run, dataDir: string, kills: number): Promise<string> {
  const backups = path.join(dataDir, 'backups');
  const settings = { DATA_DIR: dataDir };
  const whole = await run.programs.run('backup', { settings });
  const [first] = await listStoredBackups(backups);
  if (whole.code !== 0 || first === undefined) throw new Error(`No backup could be made: ${whole.errors}`);
  const before = await contentOfFolder(dataDir);
  const kept = path.join(run.folder, 'kept.tar');
  await cp(path.join(backups, first.id), kept);
  for (let round = 1; run.killed.backup < kills && round <= ROUNDS * kills; round += 1) {
    const { code } = await run.programs.run('backup', {
      settings,
      killAfterMs: run.random.next() * whole.ms,
    });
    if (code === null) run.killed.backup += 1;
    await noteBackups(run, backups, `backup ${round}`);
    if (!isSame(before, await contentOfFolder(dataDir)))
      run.problems.push(`backup ${round}: the workspace is another one`);
    run.say(`backup ${round}: ${code === null ? 'killed' : 'ended'}`);
  }
  return kept;
}

/** Every file that looks like a backup must be whole; all but one are removed. */
async function noteBackups(run: Run, backups: string, what: string): Promise<void> {
  const stored = await listStoredBackups(backups);
  if (stored.length === 0) run.problems.push(`${what}: the earlier backups are gone`);
  for (const { id } of stored)
    await readArchive(path.join(backups, id), undefined, async () => undefined).catch((error: unknown) =>
      run.problems.push(`${what}: ${id} is not whole: ${String(error)}`),
    );
  count(run, stored.length > 1 ? 'a backup more' : 'no backup more');
  const keep = stored.at(-1)?.id ?? '';
  for (const name of await readdir(backups))
    if (!name.startsWith(keep)) await rm(path.join(backups, name), { recursive: true, force: true });
}

async function killWhileRestoring(run: Run, backup: string, kills: number): Promise<void> {
  const place = path.join(run.folder, 'restores');
  const dataDir = path.join(place, 'data');
  const settings = { DATA_DIR: dataDir };
  const other = path.join(run.folder, 'other');
  const changed = await openBackupWorkspace({ DATA_DIR: other });
  await changed.say('What was there before');
  await changed.close();
  const putBack = async () => {
    await rm(place, { recursive: true, force: true });
    await mkdir(place);
    await cp(other, dataDir, { recursive: true });
  };
  const words = [backup, '--replace'];
  await putBack();
  const before = await contentOfFolder(dataDir);
  const whole = await run.programs.run('restore', { words, settings });
  if (whole.code !== 0) throw new Error(`Nothing could be restored: ${whole.errors}`);
  const after = await contentOfFolder(dataDir);
  for (let round = 1; run.killed.restore < kills && round <= ROUNDS * kills; round += 1) {
    await putBack();
    const killAfterMs = run.random.next() * whole.ms;
    const { code } = await run.programs.run('restore', { words, settings, killAfterMs });
    if (code === null) run.killed.restore += 1;
    // As the next start of anything does first.
    finishRestore(dataDir);
    const now = await contentOfFolder(dataDir);
    const outcome = isSame(now, before) ? 'not restored' : isSame(now, after) ? 'restored' : null;
    if (outcome === null) run.problems.push(`restore ${round}: neither what was there nor what was restored`);
    else count(run, outcome);
    if (outcome === 'restored' && !(await hasAside(place, before)))
      run.problems.push(`restore ${round}: what was there before is not beside it`);
    run.say(`restore ${round}: ${code === null ? 'killed' : 'ended'}, ${outcome}`);
  }
}

async function hasAside(place: string, before: Readonly<Record<string, string>>): Promise<boolean> {
  const aside = (await readdir(place)).find((name) => name.startsWith('data.before-'));
  return aside !== undefined && isSame(await contentOfFolder(path.join(place, aside)), before);
}

async function killWhileUpgrading(run: Run, kills: number): Promise<void> {
  const place = path.join(run.folder, 'upgrades');
  const dataDir = path.join(place, 'data');
  const backups = path.join(dataDir, 'backups');
  const settings = { DATA_DIR: dataDir };
  const putBack = async () => {
    await rm(place, { recursive: true, force: true });
    putReleaseData(OLD_RELEASE, dataDir);
  };
  await putBack();
  const before = await contentOfFolder(dataDir);
  const whole = await run.programs.run('upgrade', { settings });
  if (whole.code !== 0) throw new Error(`The data could not be brought up to date: ${whole.errors}`);
  const after = await contentOfFolder(dataDir);
  for (let round = 1; run.killed.upgrade < kills && round <= ROUNDS * kills; round += 1) {
    await putBack();
    const { code } = await run.programs.run('upgrade', {
      settings,
      killAfterMs: run.random.next() * whole.ms,
    });
    if (code === null) run.killed.upgrade += 1;
    const isUntouched = isSame(await contentOfFolder(dataDir), before);
    const [made] = await listStoredBackups(backups);
    // Nothing is changed before there is a way back.
    if (!isUntouched && !made?.isBeforeUpgrade)
      run.problems.push(`upgrade ${round}: changed without a backup`);
    if (made)
      await readArchive(path.join(backups, made.id), undefined, async () => undefined).catch(() =>
        run.problems.push(`upgrade ${round}: the backup before it is not whole`),
      );
    const again = await run.programs.run('upgrade', { settings });
    if (again.code !== 0) run.problems.push(`upgrade ${round}: the next start fails: ${again.errors}`);
    if (!isSame(await contentOfFolder(dataDir), after))
      run.problems.push(`upgrade ${round}: it does not end as one that was not cut off`);
    count(run, isUntouched ? 'not upgraded' : 'upgraded or on the way');
    run.say(`upgrade ${round}: ${code === null ? 'killed' : 'ended'}`);
  }
}

function count(run: Run, outcome: string): void {
  run.outcomes[outcome] = (run.outcomes[outcome] ?? 0) + 1;
}

function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is stored in a data folder that no process uses. Whoever was killed has its jobs no longer, as 30 seconds later. */
async function contentOfFolder(dataDir: string): Promise<Record<string, string>> {
  const store = await openStore(readEnv({ DATA_DIR: dataDir }), { collections: [] });
  try {
    await jobs.in(store.db).updateMany({ owner: { $ne: null } }, { $set: { owner: null } });
    return await comparableContent(store.db);
  } finally {
    await store.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kills = '50', seed = String(Date.now() % 1_000_000)] = process.argv
    .slice(2)
    .filter((arg) => /^\d+$/.test(arg));
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const report = await killBackups({ kills: Number(kills), rehearsals: 20, seed: Number(seed), say });
  process.stdout.write(`${JSON.stringify({ seed, ...report }, null, 2)}\n`);
  process.exit(report.problems.length === 0 ? 0 : 1);
}
