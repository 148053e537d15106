import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signIn } from '../accounts/sessions/sign-in.ts';
import { findCallerByToken } from '../accounts/tokens/find-caller-by-token.ts';
import { listStoredBackups } from '../backup/keep/backup-notes.ts';
import { restoreFolder } from '../backup/restore/restore-folder.ts';
import { listContacts } from '../contacts/address-book/list-contacts.ts';
import { listContactHistory } from '../contacts/history/history.ts';
import type { Context } from '../context/context.ts';
import { isProblem, readSearch } from '../contract/search/search-terms.ts';
import { listMessages } from '../messages/read/list-messages.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { readEnv } from '../process/env.ts';
import { searchMessages } from '../search/search-messages.ts';
import { countEngineFolder } from '../store/engine-folder.ts';
import { openStore } from '../store/open-store.ts';
import { UPGRADES, upgrades } from '../store/upgrade-once.ts';
import { contentOf } from '../testing/backup/backup-workspace.ts';
import { putReleaseData, type ReleaseData, releases } from '../testing/releases/open-release.ts';
import type { Caller } from '../use-case/caller.ts';
import { openHome } from './open-home.ts';
import { startRuntime } from './start-runtime.ts';

// Each test starts a server two or three times.
vi.setConfig({ testTimeout: 90_000 });

let dataDir: string;
beforeEach(async () => {
  dataDir = path.join(await mkdtemp(path.join(tmpdir(), 'parley-releases-')), 'data');
});
afterEach(() => rm(path.dirname(dataDir), { recursive: true, force: true }));

const env = () => readEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', RATE_LIMITS: 'off' });

/** Starts as a server does, and ends in order. */
async function started<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  const runtime = await startRuntime(env(), { hasJobs: false });
  try {
    return await work(runtime.ctx);
  } finally {
    await runtime.close();
  }
}

/** What is stored, whoever stored it. */
async function stored(): Promise<Record<string, string>> {
  const store = await openStore(env(), { collections: [] });
  const content = await contentOf(store.db);
  await store.close();
  return content;
}

/** Uses the workspace as its people do. */
async function expectWhole(ctx: Context, data: ReleaseData): Promise<void> {
  const client = { address: '192.0.2.8', device: 'a browser' };
  const { sessionId } = await signIn(ctx, client, { username: data.username, password: data.password });
  expect(sessionId).toBeTruthy();
  const ada = (await findCallerByToken(ctx, data.token)) as Caller;
  expect(ada).toMatchObject({ role: 'admin', scope: 'full' });
  for (const conversationId of [data.directId, data.roomId]) {
    const { items } = await listMessages(ctx, ada, { conversationId, limit: 200 });
    const said = items.filter(({ event }) => event === null);
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
    expect(said.slice(0, data.messages).map(({ body }) => body)).toEqual(
      Array.from({ length: data.messages }, (_, index) =>
        expect.stringMatching(new RegExp(`^(?:Lantern number ${index + 1}|Edited by hand)$`)),
      ),
    );
    expect(said.some(({ editedAt }) => editedAt !== null)).toBe(true);
    expect(said.some(({ reactions }) => reactions.length > 0)).toBe(true);
    const clientId = `after ${items.length}`;
    const { message } = await sendMessage(ctx, ada, { conversationId, clientId, body: 'After the upgrade' });
    expect(message.seq).toBe(items.length + 1);
    const q = readSearch('number 42');
    if (isProblem(q)) throw new Error(q.problem);
    expect((await searchMessages(ctx, ada, { q, conversationId })).items).toHaveLength(1);
  }
  const { items } = await listContacts(ctx, ada, { limit: 200 });
  expect(items.map(({ name }) => name)).toEqual(
    Array.from({ length: data.contacts }, (_, index) => `Contact ${String(index + 1).padStart(2, '0')}`),
  );
  expect(items[0]).toMatchObject({ title: 'Director', phones: [{ value: '+44 20 7946 0001' }] });
  expect((await listContacts(ctx, ada, { query: 'contact7@example.org' })).items).toHaveLength(1);
  const { items: changes } = await listContactHistory(ctx, ada, { id: data.changedContactId });
  expect(changes.length).toBeGreaterThanOrEqual(2);
}

describe.each(releases)('the data of $name ($commit)', ({ name }) => {
  it('opens, is whole, and is not touched again by the next start', async () => {
    const data = putReleaseData(name, dataDir);
    await started((ctx) => expectWhole(ctx, data));
    const backups = (await listStoredBackups(path.join(dataDir, 'backups'))).length;
    await started(async () => undefined);
    expect((await listStoredBackups(path.join(dataDir, 'backups'))).length).toBe(backups);
  });

  it('comes back as it was by one command, where it was changed', async () => {
    putReleaseData(name, dataDir);
    const before = await stored();
    await started(async () => undefined);
    const [made] = await listStoredBackups(path.join(dataDir, 'backups'));
    expect(made === undefined).toBe(before.upgrades?.startsWith(`${UPGRADES.length} `) ?? false);
    if (made === undefined) return;
    await restoreFolder({
      env: env(),
      file: path.join(dataDir, 'backups', made.id),
      replaces: true,
      openHome,
      now: () => new Date(),
      say: () => undefined,
    });
    const { jobs: _, workspace: __, ...restored } = await stored();
    const { jobs: ___, workspace: ____, ...old } = before;
    expect(restored).toEqual(old);
    expect(existsSync(path.join(dataDir, 'backups', made.id))).toBe(true);
  });
});

it('the data of a newer release is refused untouched, with the command that goes back to before it', async () => {
  putReleaseData('0.1.0', dataDir);
  await started(async () => undefined);
  const store = await openStore(env(), { collections: [] });
  await upgrades.in(store.db).insertOne({ _id: 'what-comes-next', at: new Date() });
  await store.close();
  const counts = await countEngineFolder(path.join(dataDir, 'store'));
  const [made] = await listStoredBackups(path.join(dataDir, 'backups'));
  await expect(startRuntime(env())).rejects.toThrow(
    `npm run restore -- ${path.join(dataDir, 'backups', made?.id ?? '')} --replace`,
  );
  expect(await countEngineFolder(path.join(dataDir, 'store'))).toEqual(counts);
});
