import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { restoreDatabase } from '../../scripts/restore-database.ts';
import { flushPositions } from '../messages/read-positions/write-positions.ts';
import { flushSummaries } from '../messages/send/write-summaries.ts';
import { readEnv } from '../process/env.ts';
import { openHome } from '../server/open-home.ts';
import { openStore } from '../store/open-store.ts';
import { unfinishedRestores } from '../store/unfinished-restores.ts';
import { type BackupWorkspace, contentOf, openBackupWorkspace } from '../testing/backup/backup-workspace.ts';
import { type DistantStore, openDistantStore } from '../testing/distant-store.ts';
import { backUp } from './make/back-up.ts';
import { restoreFolder } from './restore/restore-folder.ts';

let folder: string;
let distant: DistantStore;
let team: BackupWorkspace;
let file: string;
let before: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-backup-test-'));
  distant = await openDistantStore();
  team = await openBackupWorkspace({ MONGODB_URI: distant.uri('team') });
  await Promise.all(Array.from({ length: 10 }, (_, index) => team.say(`Line ${index}`)));
  await Promise.all([flushSummaries(team.ctx), flushPositions(team.ctx)]);
  await team.addFile(Buffer.from('a file'));
  const made = await backUp({ ...team.source, env: { ...team.source.env, BACKUP_DIR: folder } });
  expect(made.proof).toMatchObject({ isProved: true, problem: null });
  expect(made.manifest).toMatchObject({
    store: { kind: 'mongodb', guarantee: expect.stringContaining('not the database at one moment') },
    counts: { messages: 10, files: 1, people: 2 },
  });
  file = made.file;
  const { workspace: _, ...others } = await contentOf(team.ctx.db);
  before = others;
});
afterAll(async () => {
  await team.close();
  await distant.close();
  await rm(folder, { recursive: true, force: true });
});

const restoreOf = (variables: Readonly<Record<string, string>>) => ({
  env: readEnv(variables),
  file,
  replaces: false,
  openHome,
  now: () => new Date(),
  say: () => undefined,
});

/** What a server finds in the store of an environment, and the bytes of its one file. */
async function readStore(variables: Readonly<Record<string, string>>) {
  const env = readEnv(variables);
  const store = await openStore(env, { collections: [] });
  const { workspace: _, ...content } = await contentOf(store.db);
  const indexes = await store.db.collection('messages').indexes();
  const home = await openHome(env, store.db);
  const names: string[] = [];
  for await (const { name, size } of home.list()) names.push(`${name} ${size}`);
  expect(await home.problem()).toBeNull();
  await store.close();
  return { content, names, indexes: indexes.map(({ name }) => name) };
}

it('a backup of a MongoDB restores into another database of one, with its indexes and files', async () => {
  const variables = { MONGODB_URI: distant.uri('restored'), DATA_DIR: path.join(folder, 'one') };
  await restoreDatabase({ ...restoreOf(variables), uri: variables.MONGODB_URI });
  const { content, names, indexes } = await readStore(variables);
  expect(content).toEqual(before);
  expect(names).toEqual([expect.stringMatching(/ 6$/)]);
  expect(indexes).toEqual((await team.ctx.db.collection('messages').indexes()).map(({ name }) => name));
  await expect(restoreDatabase({ ...restoreOf(variables), uri: variables.MONGODB_URI })).rejects.toThrow(
    'The database restored at MONGODB_URI is not empty',
  );
});

it('and into the embedded engine', async () => {
  const variables = { DATA_DIR: path.join(folder, 'two') };
  await restoreFolder(restoreOf(variables));
  expect((await readStore(variables)).content).toEqual(before);
});

it('a database into which a restore did not come to its end is refused at start, and filled anew by the next one', async () => {
  const variables = { MONGODB_URI: distant.uri('half'), DATA_DIR: path.join(folder, 'three') };
  const env = readEnv(variables);
  const half = await openStore(env, { collections: [], isRestoring: true });
  await unfinishedRestores.in(half.db).insertOne({ _id: 'restore', at: new Date() });
  await half.db.collection<{ _id: string }>('users').insertOne({ _id: 'left over' });
  await half.close();
  await expect(openStore(env, { collections: [] })).rejects.toThrow('Run npm run restore again');
  await restoreDatabase({ ...restoreOf(variables), uri: variables.MONGODB_URI });
  expect((await readStore(variables)).content).toEqual(before);
});
