import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { openRedisBus, untilWell } from '../testing/open-redis-bus.ts';
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import type { Bus } from './bus.ts';
import { createInProcessBus } from './in-process-bus.ts';

/** What every bus keeps to, whoever carries it. */
function contractOf(open: () => { one: Bus; two: Bus }): void {
  it('publishes to every process that is subscribed, the publisher included, in order', async () => {
    const { one, two } = open();
    const received = { one: [] as string[], two: [] as string[] };
    const subscriptions = [one, two].map((bus) => bus.subscribe(['x']));
    await Promise.all(subscriptions.map(({ confirmed }) => confirmed));
    const stops = [
      one.listen((channel, message) => received.one.push(`${channel} ${message}`)),
      two.listen((channel, message) => received.two.push(`${channel} ${message}`)),
    ];
    for (const message of ['1', '2 and more', '3']) one.publish('x', message);
    const all = ['x 1', 'x 2 and more', 'x 3'];
    await eventually(() => expect(received).toEqual({ one: all, two: all }));
    for (const stop of stops) stop();
    for (const subscription of subscriptions) subscription.end();
  });

  it('keeps values until they end', async () => {
    const { one, two } = open();
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
    one = openRedisBus(server.url);
    two = openRedisBus(server.url);
    await Promise.all([untilWell(one), untilWell(two)]);
  });
  afterAll(async () => {
    await Promise.all([one.close(), two.close()]);
    await server.close();
  });

  contractOf(() => ({ one, two }));

  it('brings a process what is published on its own channels only', async () => {
    const received: string[] = [];
    const stop = two.listen((channel) => received.push(channel));
    const subscription = two.subscribe(['mine']);
    await subscription.confirmed;
    one.publish('others', '1');
    one.publish('mine', '2');
    await eventually(() => expect(received).toEqual(['mine']));
    stop();
    subscription.end();
  });

  it('keeps a channel as long as one of several needs it', async () => {
    const received: string[] = [];
    const stop = two.listen((_, message) => received.push(message));
    const [first, second] = [two.subscribe(['both']), two.subscribe(['both', 'more'])];
    expect(first.isConfirmed).toBe(false);
    await Promise.all([first.confirmed, second.confirmed]);
    expect(two.subscribe(['both']).isConfirmed).toBe(true);
    first.end();
    first.end();
    one.publish('both', '1');
    await eventually(() => expect(received).toEqual(['1']));
    stop();
    second.end();
  });

  it('is of one workspace: another one on the same Redis receives and reads nothing of it', async () => {
    const other = openRedisBus(server.url, { workspaceId: 'another' });
    await untilWell(other);
    const received: string[] = [];
    other.listen((_, message) => received.push(message));
    await Promise.all([other.subscribe(['x']).confirmed, two.subscribe(['x']).confirmed]);
    const arrived = new Promise((resolve) => two.listen((_, message) => resolve(message)));
    await one.set('k', 'ours', 60_000);
    one.publish('x', 'ours');
    expect(await arrived).toBe('ours');
    expect(await other.get(['k'])).toEqual([null]);
    other.publish('x', 'theirs');
    expect(received).toEqual(['theirs']);
    await other.close();
  });

  it('brings nothing that another program publishes under our names', async () => {
    const forger = openRedisBus(server.url, { secret: 'another secret' });
    await untilWell(forger);
    const received: string[] = [];
    const stop = two.listen((_, message) => received.push(message));
    const subscription = two.subscribe(['sealed']);
    await subscription.confirmed;
    forger.publish('sealed', 'forged');
    await forger.shared?.redis.publish('parley-test:sealed', 'forged');
    one.publish('sealed', 'ours');
    await eventually(() => expect(received).toEqual(['ours']));
    stop();
    subscription.end();
    await forger.close();
  });
});
