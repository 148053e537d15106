import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conversations } from '../conversations/conversations.ts';
import { messages } from '../messages/messages.ts';
import { flushPositions } from '../messages/read-positions/write-positions.ts';
import { flushSummaries } from '../messages/send/write-summaries.ts';
import { readEnv } from '../process/env.ts';
import { createPace } from '../process/pace.ts';
import { indexConversation } from '../search/indexing/index-conversation.ts';
import { searchWords } from '../search/segments/segments.ts';
import { openHome } from '../server/open-home.ts';
import { openStore } from '../store/open-store.ts';
import { workspaces } from '../store/workspace-id.ts';
import { type BackupWorkspace, contentOf, openBackupWorkspace } from '../testing/backup/backup-workspace.ts';
import { addPerson } from '../testing/test-context.ts';
import { listBackups } from './admin/list-backups.ts';
import { readArchive } from './archive/read-archive.ts';
import { listStoredBackups } from './keep/backup-notes.ts';
import { backUp } from './make/back-up.ts';
import { makeBackup } from './make/make-backup.ts';
import { rehearse } from './rehearse/rehearse.ts';
import { restoreFolder } from './restore/restore-folder.ts';

const PASSPHRASE = 'eleven blue lanterns';
const PICTURE = Buffer.alloc(200_000, 'picture ');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-backup-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

let home: BackupWorkspace;
beforeAll(async () => {
  home = await openBackupWorkspace();
  await Promise.all(Array.from({ length: 30 }, (_, index) => home.say(`Line ${index}`)));
  // Summaries follow their messages; here nothing is to change any more.
  await Promise.all([flushSummaries(home.ctx), flushPositions(home.ctx)]);
  await home.addFile(PICTURE);
  await home.addFile(Buffer.alloc(0));
  await home.addFile(Buffer.from('small'));
});
afterAll(() => home.close());

/** The workspace's backup in the folder of this test. */
const backup = (passphrase?: string) =>
  makeBackup({
    ...home.source,
    env: { ...home.source.env, BACKUP_DIR: folder, BACKUP_PASSPHRASE: passphrase },
  });

const prove = (file: string, passphrase?: string) => rehearse({ file, passphrase, folder });

function restoreTo(dataDir: string, file: string, more: { passphrase?: string; replaces?: boolean } = {}) {
  const env = readEnv({
    DATA_DIR: dataDir,
    ...(more.passphrase ? { BACKUP_PASSPHRASE: more.passphrase } : {}),
  });
  const { replaces = false } = more;
  return restoreFolder({ env, file, replaces, openHome, now: () => new Date(), say: () => undefined });
}

/** What is in a data folder, read as a server would. */
async function readFolder(dataDir: string) {
  const env = readEnv({ DATA_DIR: dataDir });
  const store = await openStore(env, { collections: [] });
  const files = await openHome(env, store.db);
  const stored = new Map<string, string>();
  for await (const { name } of files.list()) {
    const pieces: Buffer[] = [];
    for await (const piece of (await files.open(name)) ?? []) pieces.push(piece);
    stored.set(name, Buffer.concat(pieces).toString('hex'));
  }
  expect(await files.problem()).toBeNull();
  const content = await contentOf(store.db);
  await store.close();
  return { content, files: stored };
}

describe('a backup', () => {
  it('restores to the same documents and files', async () => {
    const { file, manifest } = await backup();
    expect(manifest.counts).toEqual({ messages: 30, files: 3, people: 2, contacts: 0, conversations: 1 });
    const dataDir = path.join(folder, 'restored');
    await restoreTo(dataDir, file);
    const { content, files } = await readFolder(dataDir);
    const { workspace: own, ...before } = await contentOf(home.ctx.db);
    const { workspace: _, ...after } = content;
    expect(own).toBeDefined();
    expect(after).toEqual(before);
    const stored = [PICTURE, Buffer.alloc(0), Buffer.from('small')].map((bytes) => bytes.toString('hex'));
    expect(new Set(files.values())).toEqual(new Set(stored));
  });

  it('is of one moment while others write, and holds all that was acknowledged before', async () => {
    const busy = await openBackupWorkspace();
    let isOver = false;
    let said = 0;
    const writer = (async () => {
      for (; !isOver; said += 1) await busy.say(`Line ${said}`);
    })();
    await expect.poll(() => said, { timeout: 20_000 }).toBeGreaterThan(5);
    const before = said;
    const { file, manifest } = await makeBackup({
      ...busy.source,
      env: { ...busy.source.env, BACKUP_DIR: folder },
    });
    const after = said;
    isOver = true;
    await writer;
    expect(manifest.counts.messages).toBeGreaterThanOrEqual(before);
    expect(manifest.counts.messages).toBeLessThanOrEqual(after + 1);
    expect((await prove(file)).counts).toEqual(manifest.counts);
    await busy.close();
  });

  it('can be opened by tar and checked by sha256sum alone', async () => {
    const { file } = await backup();
    execFileSync('tar', ['xf', file, '-C', folder]);
    const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
    expect(checked).toContain('store/data.mdb: OK');
    expect(await readFile(path.join(folder, 'manifest.json'), 'utf8')).toContain('"messages": 30');
  });

  it('is readable by its owner only, and leaves nothing else behind', async () => {
    const { id } = await backup();
    expect((await readdir(folder)).sort()).toEqual([id, `${id}.json`]);
    for (const name of await readdir(folder))
      expect((await stat(path.join(folder, name))).mode & 0o077).toBe(0);
  });
});

describe.each([undefined, PASSPHRASE])('a backup with the passphrase %s', (passphrase) => {
  it('is refused when a single byte of it is another, wherever it is', async () => {
    const { file, size } = await backup(passphrase);
    const read = () => readArchive(file, passphrase, async () => undefined);
    await read();
    const places = new Set([0, 1, 100, 130, 148, 511, 512, size - 1, size - 600, size - 1_100]);
    for (let index = 0; index < 15; index += 1) places.add(Math.floor((size / 15) * index + 7 * index));
    for (const at of places) {
      await flip(file, at);
      await expect(read(), `byte ${at}`).rejects.toMatchObject({ name: 'BackupProblem' });
      await flip(file, at);
    }
    await read();
  });

  it('is refused when its end is missing, or something follows it', async () => {
    const { file, size } = await backup(passphrase);
    const whole = await readFile(file);
    const read = () => readArchive(file, passphrase, async () => undefined);
    await writeFile(file, Buffer.concat([whole, Buffer.alloc(512)]));
    await expect(read()).rejects.toMatchObject({ name: 'BackupProblem' });
    for (const left of [size - 1, size - 512, Math.floor(size / 2), 700, 0]) {
      await writeFile(file, whole);
      await truncate(file, left);
      await expect(read()).rejects.toMatchObject({ name: 'BackupProblem' });
    }
  });
});

describe('an encrypted backup', () => {
  it('shows nothing of what it holds', async () => {
    const { file, id } = await backup(PASSPHRASE);
    expect(id).toMatch(/\.tar\.sealed$/);
    const bytes = await readFile(file);
    for (const word of ['Line 7', 'manifest.json', 'picture ']) expect(bytes.includes(word)).toBe(false);
  });

  it('restores with its passphrase, and says what is wrong with another or none', async () => {
    const { file } = await backup(PASSPHRASE);
    await expect(prove(file, 'eleven blue lantern')).rejects.toThrow(
      'is not the one that this backup was made with',
    );
    await expect(prove(file)).rejects.toThrow('Set BACKUP_PASSPHRASE');
    const dataDir = path.join(folder, 'restored');
    await expect(restoreTo(dataDir, file, { passphrase: 'another one entirely' })).rejects.toThrow(
      'is not the one',
    );
    expect(await readdir(dataDir)).toEqual([]);
    await restoreTo(dataDir, file, { passphrase: PASSPHRASE });
    expect((await readFolder(dataDir)).files.size).toBe(3);
  });
});

describe('a rehearsal', () => {
  it('finds a file that the database names and the backup has not', async () => {
    const other = await openBackupWorkspace();
    const id = await other.addFile(Buffer.from('soon gone'));
    await other.ctx.files.remove(id);
    const env = { ...other.source.env, BACKUP_DIR: folder };
    const { proof } = await backUp({ ...other.source, env });
    expect(proof).toMatchObject({
      isProved: false,
      problem: expect.stringContaining(`The file ${id} is missing`),
    });
    expect(await listStoredBackups(folder)).toMatchObject([{ notes: { proof: { isProved: false } } }]);
    await other.close();
  });

  it('finds messages that are missing', async () => {
    const other = await openBackupWorkspace();
    for (let index = 0; index < 5; index += 1) await other.say(`Line ${index}`);
    await messages.in(other.ctx.db).deleteOne({ seq: 3 });
    const { file } = await makeBackup({ ...other.source, env: { ...other.source.env, BACKUP_DIR: folder } });
    await expect(prove(file)).rejects.toThrow('are missing in the backup');
    await other.close();
  });

  it('searches messages as people do, and says when that cannot be done', async () => {
    const other = await openBackupWorkspace();
    const { db } = other.ctx;
    await other.say('The lighthouse keeper is back');
    const found = await conversations.in(db).findOne({});
    await indexConversation(other.ctx, found?._id ?? '', { pace: createPace() });
    const back = async () => {
      const env = { ...other.source.env, BACKUP_DIR: folder };
      return (await makeBackup({ ...other.source, env })).file;
    };
    await prove(await back());
    await searchWords.in(db).deleteMany({});
    await expect(prove(await back())).rejects.toThrow('cannot be searched in the backup');
    await other.close();
  });

  it('turns a backup red whose bytes are no longer as they were written', async () => {
    const { file, size, id } = await backUp({
      ...home.source,
      env: { ...home.source.env, BACKUP_DIR: folder },
    });
    await flip(file, Math.floor(size / 3));
    const program = fileURLToPath(new URL('../../scripts/backup.ts', import.meta.url));
    const args = ['--import', 'tsx', program, '--prove', file];
    const env = { ...process.env, DATA_DIR: folder, BACKUP_DIR: folder };
    expect(spawnSync(process.execPath, args, { env, encoding: 'utf8' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('The backup is damaged'),
    });
    const admin = { ...(await addPerson(home.ctx, 'red')), role: 'admin' as const };
    const ctx = { ...home.ctx, env: { ...home.ctx.env, BACKUP_DIR: folder } };
    expect((await listBackups(ctx, admin)).items).toMatchObject([
      { id, isProved: false, problem: expect.stringContaining('The backup is damaged') },
    ]);
  });

  it('notes what it proved, and removes its scratch folder', async () => {
    const made = await backUp({ ...home.source, env: { ...home.source.env, BACKUP_DIR: folder } });
    expect(made.proof).toMatchObject({ isProved: true, problem: null });
    expect(await listStoredBackups(folder)).toMatchObject([
      {
        id: made.id,
        size: made.size,
        notes: { counts: { messages: 30, files: 3 }, proof: { isProved: true } },
      },
    ]);
    expect((await readdir(folder)).sort()).toEqual([made.id, `${made.id}.json`]);
  });
});

describe('a restore', () => {
  it('takes an empty data folder only, unless what is there may go aside, and then keeps it', async () => {
    const { file } = await backup();
    const dataDir = path.join(folder, 'data');
    await restoreTo(dataDir, file);
    await expect(restoreTo(dataDir, file)).rejects.toThrow(
      'is not empty: there is store and files. Add --replace',
    );
    const store = await openStore(readEnv({ DATA_DIR: dataDir }), { collections: [] });
    await messages.in(store.db).deleteMany({});
    await expect(restoreTo(dataDir, file, { replaces: true })).rejects.toThrow('Stop it first');
    await store.close();
    const { before } = await restoreTo(dataDir, file, { replaces: true });
    expect(before).toMatch(/data\.before-/);
    expect((await readFolder(dataDir)).content.messages).toMatch(/^30 /);
    expect((await readFolder(before ?? '')).content.messages).toBeUndefined();
  });

  it('keeps the backups of the data folder that it replaces', async () => {
    const dataDir = path.join(folder, 'data');
    const { id, file } = await backup();
    await restoreTo(dataDir, file);
    const backups = path.join(dataDir, 'backups');
    await mkdir(backups);
    await rename(file, path.join(backups, id));
    await restoreTo(dataDir, path.join(backups, id), { replaces: true });
    expect(await listStoredBackups(backups)).toMatchObject([{ id }]);
  });

  it('ends every session: what pages hold may not be so any more', async () => {
    const { file } = await backup();
    const dataDir = path.join(folder, 'data');
    await restoreTo(dataDir, file);
    const store = await openStore(readEnv({ DATA_DIR: dataDir }), { collections: [] });
    expect(await store.db.collection('sessions').countDocuments()).toBe(0);
    expect(await workspaces.in(store.db).findOne({})).toMatchObject({ filesHome: expect.any(String) });
    await store.close();
  });
});

async function flip(file: string, at: number): Promise<void> {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 0x10;
  await handle.write(byte, 0, 1, at);
  await handle.close();
}
