import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOwnToken } from '../../accounts/tokens/create-own-token.ts';
import { findCallerByToken } from '../../accounts/tokens/find-caller-by-token.ts';
import { users } from '../../accounts/users.ts';
import { listBackups } from '../../backup/admin/list-backups.ts';
import { openBackup } from '../../backup/admin/open-backup.ts';
import { startBackup } from '../../backup/admin/start-backup.ts';
import { writeNotes } from '../../backup/keep/backup-notes.ts';
import type { Lease } from '../../jobs/claim-job.ts';
import { type RawServer, startRawServer } from '../../testing/files/raw-server.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { audit } from '../../workspace/audit.ts';

const ID = 'parley-2026-11-28T03-00-00Z-1a2b.tar';
const BYTES = randomBytes(300_000);
const counts = { messages: 7, files: 2, people: 1, contacts: 0, conversations: 1 };

let workspace: TestContext;
let server: RawServer;
let admin: Caller;
let member: Caller;
beforeAll(async () => {
  workspace = await createTestContext();
  const { ctx } = workspace;
  server = await startRawServer(ctx);
  member = await addPerson(ctx, 'grace');
  const ada = await addPerson(ctx, 'ada');
  await users.in(ctx.db).updateOne({ _id: ada.userId }, { $set: { role: 'admin' } });
  admin = { ...ada, role: 'admin' };
  await mkdir(ctx.env.BACKUP_DIR);
  await writeFile(path.join(ctx.env.BACKUP_DIR, ID), BYTES);
  await writeFile(path.join(ctx.env.DATA_DIR, 'secret'), 'no one is to read this over the network');
});
afterAll(async () => {
  server.close();
  await workspace.close();
});

const tokenOf = async (caller: Caller, scope?: 'full' | 'read' | 'backup') =>
  (await createOwnToken(workspace.ctx, caller, { label: 'test', scope })).token;

const fetchBackup = (token: string, { id = ID, ...init }: RequestInit & { id?: string } = {}) =>
  fetch(`${server.url}/admin/backups/${encodeURIComponent(id)}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  });

const takenAlong = () => audit.in(workspace.ctx.db).countDocuments({ action: 'backup.fetch' });

describe('a backup over the network', () => {
  it('comes whole to a token of its scope, and goes on where it broke off', async () => {
    const token = await tokenOf(admin, 'backup');
    const before = await takenAlong();
    const whole = await fetchBackup(token);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-disposition')).toBe(`attachment; filename="${ID}"`);
    expect(Buffer.from(await whole.arrayBuffer()).equals(BYTES)).toBe(true);
    const etag = whole.headers.get('etag') ?? '';
    const rest = await fetchBackup(token, { headers: { range: 'bytes=100000-', 'if-range': etag } });
    expect(rest.status).toBe(206);
    expect(Buffer.from(await rest.arrayBuffer()).equals(BYTES.subarray(100_000))).toBe(true);
    expect((await fetchBackup(token, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetchBackup(token, { headers: { range: 'bytes=300000-' } })).status).toBe(416);
    const head = await fetchBackup(token, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '300000']);
    // Going on and looking is not taking it once more.
    expect(await takenAlong()).toBe(before + 2);
  });

  it('is for administrators', async () => {
    expect((await fetchBackup(await tokenOf(admin))).status).toBe(200);
    expect((await fetchBackup(await tokenOf(member))).status).toBe(404);
    expect((await fetchBackup('parley_no')).status).toBe(401);
    await expect(
      createOwnToken(workspace.ctx, member, { label: 'x', scope: 'backup' }),
    ).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it.each([
    'parley-2026-11-28T03-00-00Z-0000.tar',
    `${ID}.json`,
    '../secret',
    '..%2Fsecret',
    '.',
    '../../etc/passwd',
  ])('is nothing else that lies there: %s', async (id) => {
    await writeNotes(workspace.ctx.env.BACKUP_DIR, ID, { at: new Date().toISOString(), counts, proof: null });
    expect((await fetchBackup(await tokenOf(admin, 'backup'), { id })).status).toBe(404);
  });

  it('needs the password in a browser that signed in long ago', async () => {
    const inBrowser: Caller = { ...admin, sessionId: 'a session that is gone' };
    await expect(openBackup(workspace.ctx, inBrowser, { id: ID, isTaken: true })).rejects.toMatchObject({
      code: 'password_needed',
    });
  });
});

describe('a token for backups', () => {
  it('is none anywhere else', async () => {
    const token = await tokenOf(admin, 'backup');
    expect(await findCallerByToken(workspace.ctx, token)).toBeNull();
    const answer = await fetch(`${server.url}/files/1`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
  });
});

describe('the list of backups', () => {
  it('says of each whether a restore was proved', async () => {
    const { BACKUP_DIR } = workspace.ctx.env;
    const at = '2026-11-28T03:04:00.000Z';
    const proof = { at, isProved: true, problem: null, seconds: 41 };
    await writeNotes(BACKUP_DIR, ID, { at, counts, proof });
    expect(await listBackups(workspace.ctx, admin)).toEqual({
      items: [
        {
          id: ID,
          at: '2026-11-28T03:00:00.000Z',
          size: 300_000,
          counts,
          provedAt: at,
          isProved: true,
          provedSeconds: 41,
          problem: null,
          isSealed: false,
        },
      ],
      dailyAt: '03:00',
      isRunning: false,
      failure: null,
      isFresh: false,
    });
    await writeNotes(BACKUP_DIR, ID, {
      at,
      counts,
      proof: { ...proof, isProved: false, problem: 'It is damaged.' },
    });
    expect((await listBackups(workspace.ctx, admin)).items).toMatchObject([
      { provedAt: null, isProved: false, problem: 'It is damaged.' },
    ]);
    await expect(listBackups(workspace.ctx, member)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('shows that one is being made, refuses another meanwhile, and how it ended', async () => {
    const { ctx } = workspace;
    const leases: Lease[] = [];
    const run = async (_: unknown, lease: Lease) => void leases.push(lease);
    expect(await startBackup(ctx, admin, run)).toMatchObject({ isRunning: true });
    await expect(startBackup(ctx, admin, run)).rejects.toMatchObject({ code: 'busy' });
    await expect(startBackup(ctx, member, run)).rejects.toMatchObject({ code: 'not_found' });
    await leases[0]?.end({ isOk: false, text: 'There is no more room.' });
    expect(await listBackups(ctx, admin)).toMatchObject({
      isRunning: false,
      isFresh: false,
      failure: { text: 'There is no more room.' },
    });
    await startBackup(ctx, admin, run);
    await leases[1]?.end({ isOk: true, text: 'A restore was proved.' });
    expect(await listBackups(ctx, admin)).toMatchObject({ isRunning: false, isFresh: true, failure: null });
    expect(await audit.in(ctx.db).countDocuments({ action: 'backup.make' })).toBe(2);
  });
});
