import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerHealth } from '../http/health.ts';
import { readEnv } from '../process/env.ts';
import { startS3Server } from '../testing/files/s3-server.ts';
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import { startRuntime } from './start-runtime.ts';

let redis: RedisServer;
const ends: (() => unknown)[] = [];

beforeEach(async () => {
  redis = await startRedisServer();
  ends.push(redis.close);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-ready-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A process of a workspace with this Redis; resolves to what its `/readyz` answers at any time. */
async function serve(url: string, variables: Record<string, string> = {}) {
  const env = readEnv({ DATA_DIR: await newFolder(), REDIS_URL: url, LOG_LEVEL: 'silent', ...variables });
  const runtime = await startRuntime(env);
  ends.push(runtime.close);
  runtime.ctx.bus.subscribe(['workspace']);
  const http = createServer((request, response) => void answerHealth(runtime, request, response));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  ends.push(() => http.close());
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    return { status: answer.status, body: await answer.text() };
  };
}

it('is ready while Redis is away, degraded, with the reason', async () => {
  const ready = await serve(redis.url);
  await expect.poll(ready, { timeout: 10_000 }).toEqual({ status: 200, body: 'ready\n' });
  await redis.stop();
  const degraded = {
    status: 200,
    body: expect.stringMatching(/^ready, degraded: Redis cannot be reached: .+\n$/),
  };
  await expect.poll(ready, { timeout: 10_000 }).toEqual(degraded);
  await redis.start();
  await expect.poll(ready, { timeout: 10_000 }).toEqual({ status: 200, body: 'ready\n' });
});

it('is not ready while Redis refuses the subscription, with the reason', async () => {
  await redis.ask('ACL', 'SETUSER', 'parley', 'on', '>secret', '~*', '+@all', 'resetchannels');
  const ready = await serve(redis.url.replace('//', '//parley:secret@'));
  const refused = {
    status: 503,
    body: expect.stringMatching(/^not ready: Redis refuses this process: NOPERM .+\n$/),
  };
  await expect.poll(ready, { timeout: 10_000 }).toEqual(refused);
});

it('is not ready with a place for files that is not the workspace’s, and names the variable', async () => {
  const [data, others] = [await newFolder(), await newFolder()];
  const first = await serve(redis.url, { DATA_DIR: data });
  expect(await first()).toMatchObject({ status: 200 });
  await ends.pop()?.();
  await ends.pop()?.();
  const elsewhere = await serve(redis.url, { DATA_DIR: data, FILES_DIR: await newFolder() });
  expect(await elsewhere()).toEqual({
    status: 503,
    body: 'not ready: the files of this workspace are in another place: set FILES_DIR to the one that all its processes share\n',
  });
  const another = await serve(redis.url, { DATA_DIR: others, FILES_DIR: path.join(data, 'files') });
  expect(await another()).toEqual({
    status: 503,
    body: 'not ready: FILES_DIR holds the files of another workspace: set it to a place of its own\n',
  });
  const store = await startS3Server();
  ends.push(store.close);
  const moved = await serve(redis.url, { DATA_DIR: data, FILES_S3: store.uri });
  expect(await moved()).toMatchObject({ status: 503, body: expect.stringContaining('set FILES_S3') });
  const fresh = await serve(redis.url, { FILES_S3: store.uri });
  expect(await fresh()).toMatchObject({ status: 200 });
});

it('does not start with a place for files that cannot be used, and says which', async () => {
  const file = path.join(await newFolder(), 'a file');
  await writeFile(file, '');
  await expect(serve(redis.url, { FILES_DIR: file })).rejects.toThrow(
    /^the folder .+ cannot be written \(E\w+\).+FILES_DIR/,
  );
  const store = await startS3Server();
  ends.push(store.close);
  const wrong = store.uri.replace('S3RVER:S3RVER@', 'unknown:wrong%2Fsecret@');
  const refused = serve(redis.url, { FILES_S3: wrong });
  await expect(refused).rejects.toThrow(/^http:.+ cannot be written: .+403 \(InvalidAccessKeyId\)/);
  await expect(refused).rejects.not.toThrow('wrong');
  const nowhere = serve(redis.url, { FILES_S3: 's3://key:wrong@127.0.0.1:1/files?tls=off' });
  await expect(nowhere).rejects.toThrow(/^http:\/\/127.0.0.1:1\/files does not answer: .+FILES_S3/);
  expect(() => readEnv({ FILES_S3: 's3://key:wrong@host' })).toThrow(/FILES_S3 is \(not shown\)/);
  expect(() => readEnv({ FILE_MAX: '100' })).toThrow(
    'FILE_MAX is "100"; it takes the size of the largest file',
  );
});
