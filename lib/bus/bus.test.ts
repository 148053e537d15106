import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import type { Bus } from './bus.ts';
import { createInProcessBus } from './in-process-bus.ts';
import { createRedisBus } from './redis-bus.ts';

const log = pino({ level: 'silent' });

/** A free port of this machine. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** A real redis-server of its own, with nothing kept. */
async function startRedis(port: number, folder: string) {
  const server = spawn('redis-server', [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--dir',
    folder,
  ]);
  const ready = new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('Ready to accept') && resolve());
  });
  await ready;
  return async () => {
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
}

/** What every bus keeps to, whoever carries it. */
function contractOf(open: () => { one: Bus; two: Bus }): void {
  it('tells every process, the teller included, in order', async () => {
    const { one, two } = open();
    await Promise.all([eventually(() => one.ping()), eventually(() => two.ping())]);
    const heard = { one: [] as string[], two: [] as string[] };
    const stops = [
      one.subscribe((channel, payload) => heard.one.push(`${channel} ${payload}`)),
      two.subscribe((channel, payload) => heard.two.push(`${channel} ${payload}`)),
    ];
    for (const payload of ['1', '2', '3']) await one.publish('x', payload);
    await eventually(() => expect(heard).toEqual({ one: ['x 1', 'x 2', 'x 3'], two: ['x 1', 'x 2', 'x 3'] }));
    for (const stop of stops) stop();
  });

  it('keeps values until they end, and counts', async () => {
    const { one, two } = open();
    await Promise.all([eventually(() => one.ping()), eventually(() => two.ping())]);
    await one.set('a', '1', 60_000);
    await one.set('short', '1', 30);
    expect(await two.get(['a', 'none'])).toEqual(['1', null]);
    await eventually(async () => expect(await two.get(['short'])).toEqual([null]));
    await two.delete('a');
    expect(await one.get(['a'])).toEqual([null]);
    expect(await one.get([])).toEqual([]);
    const counts = [await one.increment('n', 60_000), await two.increment('n', 60_000)];
    expect(counts.map(({ count }) => count)).toEqual([1, 2]);
    expect(counts[1]?.endsInMs).toBeGreaterThan(50_000);
    expect((await one.increment('brief', 30)).count).toBe(1);
    expect((await one.increment('brief', 30)).count).toBe(2);
    await eventually(async () => expect((await one.increment('brief', 30)).count).toBe(1));
  });
}

describe('the bus in this process', () => {
  const bus = createInProcessBus();
  contractOf(() => ({ one: bus, two: bus }));
});

describe('the bus over Redis', () => {
  let folder: string;
  let port: number;
  let stopRedis: () => Promise<void>;
  let one: Bus;
  let two: Bus;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'parley-redis-'));
    port = await freePort();
    stopRedis = await startRedis(port, folder);
    one = createRedisBus(`redis://127.0.0.1:${port}`, log);
    two = createRedisBus(`redis://127.0.0.1:${port}`, log);
  });
  afterAll(async () => {
    await Promise.all([one.close(), two.close()]);
    await stopRedis();
    await rm(folder, { recursive: true, force: true });
  });

  contractOf(() => ({ one, two }));

  it('says unavailable while Redis takes no writes, as one that another has taken over from', async () => {
    await eventually(() => one.ping());
    const admin = new Redis(`redis://127.0.0.1:${port}`);
    try {
      await admin.call('REPLICAOF', '127.0.0.1', String(await freePort()));
      await expect(one.set('k', 'v', 1_000)).rejects.toMatchObject({ code: 'unavailable' });
      await expect(one.increment('k', 1_000)).rejects.toMatchObject({ code: 'unavailable' });
      await admin.call('REPLICAOF', 'NO', 'ONE');
      await one.set('k', 'v', 1_000);
      expect(await two.get(['k'])).toEqual(['v']);
    } finally {
      admin.disconnect();
    }
  });

  it('tells this process itself while Redis is away, and a gap when it is back', async () => {
    await eventually(() => one.ping());
    const heard: string[] = [];
    let gaps = 0;
    one.subscribe((_, payload) => heard.push(payload));
    one.onGap(() => {
      gaps += 1;
    });
    await stopRedis();
    await eventually(() => expect(one.ping()).rejects.toThrow());
    await one.publish('x', 'alone');
    expect(heard).toEqual(['alone']);
    await expect(one.get(['k'])).rejects.toMatchObject({ code: 'unavailable' });
    await expect(one.increment('k', 1_000)).rejects.toMatchObject({ code: 'unavailable' });
    stopRedis = await startRedis(port, folder);
    await vi.waitFor(() => expect(gaps).toBe(1), { timeout: 10_000 });
    await eventually(() => one.ping());
  });
});
