import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAccount } from '../../accounts/sign-up/create-account.ts';
import type { Context } from '../../context/context.ts';
import { signUpSchema } from '../../contract/accounts/account.ts';
import { openHome } from '../../server/open-home.ts';
import { openStore } from '../../store/open-store.ts';
import { type BackupWorkspace, openBackupWorkspace } from '../../testing/backup/backup-workspace.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import { makeBackup } from '../make/make-backup.ts';
import { prepareRestore, takeRestored } from '../restore/restore-folder.ts';
import { getRestoreState, restoreUploaded } from './restore-uploaded.ts';
import { type PreparedAnswer, restoring } from './restoring.ts';

const PASSPHRASE = 'eleven blue lanterns';

let home: BackupWorkspace;
let folder: string;
let plain: Buffer;
let sealed: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-welcome-'));
  home = await openBackupWorkspace();
  await home.say('Said before the move');
  await home.addFile(Buffer.alloc(100_000, 'film '));
  const make = async (BACKUP_PASSPHRASE?: string) => {
    const env = { ...home.source.env, BACKUP_DIR: folder, BACKUP_PASSPHRASE };
    return await readFile((await makeBackup({ ...home.source, env })).file);
  };
  plain = await make();
  sealed = await make(PASSPHRASE);
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

let empty: TestContext;
let ctx: Context;
/** What the server was asked to start on. */
let begun: PreparedAnswer[];
beforeEach(async () => {
  empty = await createTestContext({ DATA_DIR: await mkdtemp(path.join(tmpdir(), 'parley-empty-')) });
  ctx = empty.ctx;
  begun = [];
  restoring(ctx).startAnew = async (prepared) => void begun.push(prepared);
});
afterEach(async () => {
  await empty.close();
  await rm(ctx.env.DATA_DIR, { recursive: true, force: true });
});

/** As the program does it. */
const prepare = async (file: string, passphrase: string | undefined): Promise<PreparedAnswer> => {
  const env = { ...ctx.env, BACKUP_PASSPHRASE: passphrase };
  const { pieces, manifest } = await prepareRestore({ env, file, openHome, say: () => undefined });
  return { pieces: [...pieces], counts: manifest.counts };
};

const upload = (bytes: Buffer, passphrase?: string) =>
  restoreUploaded(ctx, { bytes: Readable.from([bytes]), size: bytes.length, passphrase }, prepare);

const uploadedFile = () => path.join(ctx.env.DATA_DIR, '.uploaded-backup');

it.each([undefined, PASSPHRASE])(
  'a backup takes the place of an empty workspace (passphrase: %s)',
  async (passphrase) => {
    expect(await upload(passphrase ? sealed : plain, passphrase)).toEqual({ step: 'checking', text: null });
    await expect.poll(() => begun.length, { timeout: 20_000 }).toBe(1);
    expect(await getRestoreState(ctx)).toEqual({
      step: 'starting',
      text: '1 messages, 1 files, 2 people, 0 contacts, and 1 conversations',
    });
    const { env } = ctx;
    await empty.close();
    const before = await takeRestored(env.DATA_DIR, begun[0] ?? { pieces: [] }, new Date());
    expect(before).not.toBeNull();
    const store = await openStore(env, { collections: [] });
    expect(await store.db.collection('messages').countDocuments()).toBe(1);
    await store.close();
    await rm(before ?? '', { recursive: true, force: true });
    empty = await createTestContext({ DATA_DIR: env.DATA_DIR });
  },
);

it('what is no backup, is damaged or sealed changes nothing, and says what is wrong', async () => {
  const damaged = Buffer.from(plain);
  damaged[Math.floor(plain.length / 2)] = (damaged[Math.floor(plain.length / 2)] ?? 0) ^ 1;
  for (const [bytes, why] of [
    [damaged, 'The backup is damaged'],
    [Buffer.alloc(10_000, 'no backup at all '), 'The backup is damaged'],
    [sealed, 'This backup is encrypted'],
  ] as const) {
    await upload(bytes);
    await expect
      .poll(() => getRestoreState(ctx), { timeout: 20_000 })
      .toMatchObject({ step: 'failed', text: expect.stringContaining(why) });
    await expect.poll(() => existsSync(uploadedFile())).toBe(false);
    expect(existsSync(path.join(ctx.env.DATA_DIR, '.restore'))).toBe(false);
  }
  expect(begun).toEqual([]);
});

it('a connection that breaks off leaves nothing, and another one may begin', async () => {
  const half = Readable.from(
    (async function* () {
      yield plain.subarray(0, 5_000);
      throw new Error('aborted');
    })(),
  );
  await expect(
    restoreUploaded(ctx, { bytes: half, size: plain.length, passphrase: undefined }, prepare),
  ).rejects.toThrow('aborted');
  expect(existsSync(uploadedFile())).toBe(false);
  expect(await getRestoreState(ctx)).toMatchObject({ step: 'waiting' });
});

it('one is taken at a time', async () => {
  const first = upload(plain);
  await expect.poll(() => restoring(ctx).state.step).not.toBe('waiting');
  await expect(upload(plain)).rejects.toMatchObject({ code: 'busy' });
  await first;
  await expect.poll(() => begun.length, { timeout: 20_000 }).toBe(1);
});

it('once there is an account there is nothing to restore, whoever asks', async () => {
  const account = signUpSchema.parse({
    username: 'ada',
    displayName: 'Ada',
    password: 'eleven blue lanterns',
  });
  await createAccount(ctx, { address: '192.0.2.7', device: '' }, account);
  await expect(upload(plain)).rejects.toMatchObject({ code: 'not_found' });
  await expect(getRestoreState(ctx)).rejects.toMatchObject({ code: 'not_found' });
  expect(existsSync(uploadedFile())).toBe(false);
});

it('where the data is not in one folder it is done by the command', async () => {
  ctx = { ...ctx, env: { ...ctx.env, FILES_DIR: '/elsewhere' } };
  await expect(upload(plain)).rejects.toMatchObject({ code: 'restore_by_command' });
});
