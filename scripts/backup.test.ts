import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ensureSecret } from '../lib/accounts/sessions/auth-secret.ts';
import { readArchive } from '../lib/backup/archive/read-archive.ts';
import { listStoredBackups } from '../lib/backup/keep/backup-notes.ts';
import { jobs } from '../lib/jobs/jobs.ts';
import { readEnv } from '../lib/process/env.ts';
import { finishRestore } from '../lib/store/finish-restore.ts';
import { openStore } from '../lib/store/open-store.ts';
import {
  type BackupWorkspace,
  contentOf,
  openBackupWorkspace,
} from '../lib/testing/backup/backup-workspace.ts';

// Each program is compiled when it starts, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const programs = { backup: './backup.ts', restore: './restore.ts' };

let home: BackupWorkspace;
let folder: string;
let backups: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-programs-'));
  backups = path.join(folder, 'backups');
  home = await openBackupWorkspace();
  await Promise.all(Array.from({ length: 20 }, (_, index) => home.say(`Line ${index}`)));
  await ensureSecret({ AUTH_SECRET: undefined, DATA_DIR: home.ctx.env.DATA_DIR });
  await home.addFile(Buffer.alloc(3_000_000, 'film '));
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; output: string; errors: string }>;
}

/** Runs a program as npm does. `maxBlocks`: the largest size of its files, in blocks of 512 bytes, as on a full disk. */
function run(
  program: keyof typeof programs,
  words: readonly string[],
  { dataDir = home.ctx.env.DATA_DIR, maxBlocks }: { dataDir?: string; maxBlocks?: number } = {},
): Run {
  const file = fileURLToPath(new URL(programs[program], import.meta.url));
  const limit = maxBlocks === undefined ? '' : `ulimit -f ${maxBlocks}; `;
  const child = spawn(
    'sh',
    ['-c', `${limit}exec "$0" "$@"`, process.execPath, '--import', 'tsx', file, ...words],
    { env: { ...process.env, MONGODB_URI: '', DATA_DIR: dataDir, BACKUP_DIR: backups } },
  );
  let output = '';
  let errors = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    errors += text;
  });
  return {
    child,
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, output, errors }))),
  };
}

const isWhole = (file: string) =>
  readArchive(file, undefined, async () => undefined).then(
    () => true,
    () => false,
  );

async function contentOfFolder(dataDir: string): Promise<Record<string, string>> {
  const store = await openStore(readEnv({ DATA_DIR: dataDir }), { collections: [] });
  const { workspace: _, jobs: __, ...content } = await contentOf(store.db);
  await store.close();
  return content;
}

it('backs up beside a process that has the workspace open, and says what it proved', async () => {
  const { code, output, errors } = await run('backup', []).ended;
  expect(errors).toBe('');
  expect(code).toBe(0);
  expect(output).toMatch(/^\/.+\.tar \(\d+(\.\d)? MB\)\nA restore was proved: 20 messages, 1 file, \d+ s\n$/);
  const [stored] = await listStoredBackups(backups);
  expect(stored).toMatchObject({ notes: { proof: { isProved: true } } });
  const proved = await run('backup', ['--prove', path.join(backups, stored?.id ?? '')]).ended;
  expect(proved.output).toContain('A restore was proved: 20 messages, 1 file');
});

it('on a full disk says so, and leaves what was there as it was', async () => {
  const before = await readdir(backups);
  const { code, errors } = await run('backup', [], { maxBlocks: 2_000 }).ended;
  expect(errors).toBe(
    `There is no more room in ${backups}. Make room there, or set BACKUP_DIR to another folder.\n`,
  );
  expect(code).toBe(1);
  expect(await readdir(backups)).toEqual(before);
});

it('killed at any moment leaves the earlier backups whole, and nothing that looks like one', async () => {
  const before = (await listStoredBackups(backups)).map(({ id }) => id);
  for (const kill of ['the first bytes', 'the end']) {
    const { child, ended } = run('backup', []);
    await expect
      .poll(async () => (await readdir(backups)).some((name) => name.startsWith('.draft-')), {
        timeout: 20_000,
      })
      .toBe(true);
    if (kill === 'the end')
      await expect
        .poll(async () => (await listStoredBackups(backups)).length, { timeout: 20_000 })
        .toBeGreaterThan(before.length);
    child.kill('SIGKILL');
    await ended;
    // Half a minute later another process may take over what the dead one had begun.
    await jobs.in(home.ctx.db).updateMany({}, { $set: { owner: null } });
    for (const { id } of await listStoredBackups(backups))
      expect(await isWhole(path.join(backups, id))).toBe(true);
    for (const id of before) expect(await isWhole(path.join(backups, id))).toBe(true);
  }
});

it('a restore killed at any moment leaves either what was there or what is restored', async () => {
  const [stored] = await listStoredBackups(backups);
  const file = path.join(backups, stored?.id ?? '');
  const dataDir = path.join(folder, 'data');
  expect((await run('restore', [file], { dataDir }).ended).code).toBe(0);
  const restored = await contentOfFolder(dataDir);
  const store = await openStore(readEnv({ DATA_DIR: dataDir }), { collections: [] });
  await store.db.collection<{ _id: string }>('users').insertOne({ _id: 'made later' });
  await store.close();
  const changed = await contentOfFolder(dataDir);
  for (const wait of [300, 900, 1_500, 2_500]) {
    const { child, ended } = run('restore', [file, '--replace'], { dataDir });
    const timer = setTimeout(() => child.kill('SIGKILL'), wait);
    await ended;
    clearTimeout(timer);
    finishRestore(dataDir);
    const now = await contentOfFolder(dataDir);
    expect([restored, changed]).toContainEqual(now);
  }
  expect((await run('restore', [file, '--replace'], { dataDir }).ended).code).toBe(0);
  expect(await contentOfFolder(dataDir)).toEqual(restored);
});

it('says what is wrong with what was asked', async () => {
  const words = await run('backup', ['now']).ended;
  expect(words).toMatchObject({ code: 1, errors: expect.stringContaining('Use one of these') });
  const nothing = await run('backup', [], { dataDir: path.join(folder, 'nothing') }).ended;
  expect(nothing.errors).toContain('There is nothing in');
  const missing = await run('restore', ['/nowhere/a.tar'], { dataDir: path.join(folder, 'empty') }).ended;
  expect(missing).toMatchObject({ code: 1, errors: 'There is no file /nowhere/a.tar.\n' });
  const used = await run('restore', [
    path.join(backups, (await listStoredBackups(backups))[0]?.id ?? ''),
    '--replace',
  ]).ended;
  expect(used).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^Process \d+ on .+ uses .+ Stop it first\.\n$/),
  });
});
