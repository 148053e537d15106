import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EmbeddedMongo, type EmbeddedMongoOptions, startEmbeddedMongo } from '../src/index.ts';
import { verifyFolder } from '../src/verify.ts';
import { startServerProcess } from './fixtures/server-process.ts';

let folder: string;
let open: EmbeddedMongo[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-'));
  open = [];
});

afterEach(async () => {
  await Promise.all(open.map((each) => each.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedMongoOptions> = {}): Promise<EmbeddedMongo> {
  const engine = await startEmbeddedMongo({ folder, ...options });
  open.push(engine);
  return engine;
}

async function withClient<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 2_000 }).connect();
  return work(client).finally(() => client.close());
}

const fill = (uri: string, count: number) =>
  withClient(uri, (client) =>
    client
      .db('test')
      .collection('filled')
      .insertMany(Array.from({ length: count }, (_, n) => ({ n, text: 'x'.repeat(200) }))),
  );
const countOf = (uri: string) =>
  withClient(uri, (client) => client.db('test').collection('filled').countDocuments());

describe('two processes on one folder', () => {
  test('the second is a client of the first, and is notified when the first ends', async () => {
    const server = await startServerProcess(folder);
    const lost = new Promise<string>((resolve) => {
      void start({ onLost: resolve }).then(async (second) => {
        expect(second).toMatchObject({ role: 'client', uri: server.uri });
        await fill(second.uri, 3);
        expect(await countOf(server.uri)).toBe(3);
        await server.end('SIGKILL');
      });
    });
    expect(await lost).toContain(`process ${server.child.pid}`);
    const next = await start();
    expect(next.role).toBe('owner');
    expect(await countOf(next.uri)).toBe(3);
  });

  test('of several that start at once exactly one is the owner', async () => {
    const all = await Promise.all([start(), start(), start()]);
    expect(all.map((each) => each.role).sort()).toEqual(['client', 'client', 'owner']);
    expect(new Set(all.map((each) => each.uri)).size).toBe(1);
  });

  test('another container that touched owner.json lately keeps the folder', async () => {
    const owner = {
      token: 't',
      host: 'elsewhere',
      pid: 1,
      place: 'another kernel',
      socket: '/nowhere/engine.sock',
    };
    writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
    await expect(startEmbeddedMongo({ folder, port: 1 })).rejects.toMatchObject({
      code: 'folder_in_use',
      message: expect.stringContaining('process 1 on elsewhere'),
    });
  });
});

describe('a folder', () => {
  test('is private to its owner, and so are the socket and the data, also of an earlier version', async () => {
    await (await start()).close();
    const data = ['data.mdb', 'lock.mdb'].map((name) => join(folder, name));
    const modes = () => data.map((file) => statSync(file).mode & 0o777);
    expect(modes()).toEqual([0o600, 0o600]);
    for (const file of data) chmodSync(file, 0o644);
    const engine = await start();
    expect(modes()).toEqual([0o600, 0o600]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(decodeURIComponent(new URL(engine.uri).host)).mode & 0o777).toBe(0o600);
  });

  test('with a path too long for a socket works too', async () => {
    const long = join(folder, 'x'.repeat(120));
    const engine = await start({ folder: long });
    await fill(engine.uri, 1);
    expect(await countOf(engine.uri)).toBe(1);
  });

  test('contains nothing but the data after SIGTERM', async () => {
    const server = await startServerProcess(folder);
    await fill(server.uri, 10);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['data.mdb', 'format', 'lock.mdb']);
    expect(await verifyFolder(folder)).toMatchObject({ problems: [], collections: [{ documents: 10 }] });
  });

  test('from a newer version is refused and not touched', async () => {
    writeFileSync(join(folder, 'format'), '99\n');
    await expect(start()).rejects.toMatchObject({
      code: 'folder_newer',
      message: expect.stringContaining('99'),
    });
    expect(readdirSync(folder)).toEqual(['format']);
  });

  test('that cannot be written is refused', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(start({ folder: join(file, 'store') })).rejects.toMatchObject({
      code: 'folder_not_writable',
    });
  });

  test.each([
    ['cut short', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['missing', (file: string) => rmSync(file)],
    ['something else', (file: string) => writeFileSync(file, 'x'.repeat(100_000))],
  ])('whose data file is %s is refused, and the file stays as it is', async (_, damage) => {
    const engine = await start();
    await fill(engine.uri, 2000);
    await engine.close();
    const file = join(folder, 'data.mdb');
    damage(file);
    const before = existsSync(file) ? readFileSync(file) : undefined;
    await expect(start()).rejects.toMatchObject({ code: 'folder_damaged' });
    expect(existsSync(file) ? readFileSync(file) : undefined).toEqual(before);
  });
});

test('a port that is taken is named', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const address = blocker.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(start({ port })).rejects.toMatchObject({
    code: 'port_taken',
    message: expect.stringContaining(String(port)),
  });
  blocker.close();
});

test('a backup of a running engine, asked for from another process, can be opened', async () => {
  const server = await startServerProcess(folder);
  await fill(server.uri, 500);
  const second = await start();
  const restored = join(folder, 'restored');
  mkdirSync(restored);
  await second.backup(join(restored, 'data.mdb'));
  await expect(second.backup(join(restored, 'data.mdb'))).rejects.toThrow('exist');
  await fill(server.uri, 1);
  await server.end('SIGTERM');
  const engine = await start({ folder: restored });
  expect(await countOf(engine.uri)).toBe(500);
});
