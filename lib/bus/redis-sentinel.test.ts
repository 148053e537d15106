import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { openRedisBus, untilWell } from '../testing/open-redis-bus.ts';
import { type SentinelSetup, startRedisSentinel } from '../testing/redis-sentinel.ts';
import type { Bus } from './bus.ts';

let setup: SentinelSetup;
let one: Bus;
let two: Bus;

beforeAll(async () => {
  setup = await startRedisSentinel();
  one = openRedisBus(setup.url);
  two = openRedisBus(setup.url);
  await Promise.all([untilWell(one), untilWell(two)]);
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await setup.close();
});

describe('the bus at a Sentinel', () => {
  const received: string[] = [];

  it('publishes and keeps values on the master that the Sentinel names', async () => {
    two.listen((_, message) => received.push(message));
    await two.subscribe(['x']).confirmed;
    one.publish('x', 'before');
    await eventually(() => expect(received).toEqual(['before']));
    await one.set('k', 'v', 60_000);
    expect(await two.get(['k'])).toEqual(['v']);
    expect(await setup.servers[0].ask('GET', 'parley-test:k')).toBe('v');
  });

  it('goes to the new master when the old one dies, and when that one comes back as a replica', async () => {
    let gaps = 0;
    two.onGap(() => (gaps += 1));
    await setup.servers[0].stop();
    await eventually(() => expect(two.health().state).toBe('degraded'));
    const isWell = () => [one.health().state, two.health().state];
    await expect.poll(isWell, { timeout: 25_000 }).toEqual(['ok', 'ok']);
    expect(gaps).toBeGreaterThan(0);
    await setup.servers[0].start();
    one.publish('x', 'after');
    await eventually(() => expect(received).toEqual(['before', 'after']));
    await one.set('k', 'new', 60_000);
    expect(await setup.servers[1].ask('GET', 'parley-test:k')).toBe('new');
  });
});
