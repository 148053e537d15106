import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerHealth } from '../http/health.ts';
import { readEnv } from '../process/env.ts';
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

/** A process of a workspace with this Redis; resolves to what its `/readyz` answers at any time. */
async function serve(url: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-ready-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const env = readEnv({ DATA_DIR: folder, REDIS_URL: url, LOG_LEVEL: 'silent' });
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
