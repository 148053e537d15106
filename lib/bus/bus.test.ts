import { Redis } from 'ioredis';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { freePort, type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import type { Bus } from './bus.ts';
import { createInProcessBus } from './in-process-bus.ts';
import { createRedisBus } from './redis-bus.ts';

const log = pino({ level: 'silent' });

/** What every bus keeps to, whoever carries it. */
function contractOf(open: () => { one: Bus; two: Bus }): void {
  it('publishes to every process, the publisher included, in order', async () => {
    const { one, two } = open();
    await Promise.all([eventually(() => one.ping()), eventually(() => two.ping())]);
    const received = { one: [] as string[], two: [] as string[] };
    const stops = [
      one.subscribe((channel, payload) => received.one.push(`${channel} ${payload}`)),
      two.subscribe((channel, payload) => received.two.push(`${channel} ${payload}`)),
    ];
    for (const payload of ['1', '2', '3']) await one.publish('x', payload);
    await eventually(() =>
      expect(received).toEqual({ one: ['x 1', 'x 2', 'x 3'], two: ['x 1', 'x 2', 'x 3'] }),
    );
    for (const stop of stops) stop();
  });

  it('keeps values until they end', async () => {
    const { one, two } = open();
    await Promise.all([eventually(() => one.ping()), eventually(() => two.ping())]);
    await one.set('a', '1', 60_000);
    await one.set('short', '1', 30);
    expect(await two.get(['a', 'none'])).toEqual(['1', null]);
    await eventually(async () => expect(await two.get(['short'])).toEqual([null]));
    await two.delete('a');
    expect(await one.get(['a'])).toEqual([null]);
    expect(await one.get([])).toEqual([]);
  });
}

describe('the bus in this process', () => {
  const bus = createInProcessBus();
  contractOf(() => ({ one: bus, two: bus }));
});

describe('the bus over Redis', () => {
  let server: RedisServer;
  let one: Bus;
  let two: Bus;

  beforeAll(async () => {
    server = await startRedisServer();
    one = createRedisBus(server.url, log);
    two = createRedisBus(server.url, log);
  });
  afterAll(async () => {
    await Promise.all([one.close(), two.close()]);
    await server.close();
  });

  contractOf(() => ({ one, two }));

  it('says unavailable while Redis takes no writes, as one that another has taken over from', async () => {
    await eventually(() => one.ping());
    const admin = new Redis(server.url);
    try {
      await admin.call('REPLICAOF', '127.0.0.1', String(await freePort()));
      await expect(one.set('k', 'v', 1_000)).rejects.toMatchObject({ code: 'unavailable' });
      await admin.call('REPLICAOF', 'NO', 'ONE');
      await one.set('k', 'v', 1_000);
      expect(await two.get(['k'])).toEqual(['v']);
    } finally {
      admin.disconnect();
    }
  });

  it('publishes to this process itself while Redis is away, and a gap when it is back', async () => {
    await eventually(() => one.ping());
    const received: string[] = [];
    let gaps = 0;
    one.subscribe((_, payload) => received.push(payload));
    one.onGap(() => {
      gaps += 1;
    });
    await server.stop();
    await eventually(() => expect(one.ping()).rejects.toThrow());
    await one.publish('x', 'alone');
    expect(received).toEqual(['alone']);
    await expect(one.get(['k'])).rejects.toMatchObject({ code: 'unavailable' });
    await server.start();
    await vi.waitFor(() => expect(gaps).toBe(1), { timeout: 10_000 });
    await eventually(() => one.ping());
  });
});
