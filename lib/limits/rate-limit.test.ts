import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bus } from '../bus/bus.ts';
import { createInProcessBus } from '../bus/in-process-bus.ts';
import { readEnv } from '../process/env.ts';
import { openRedisBus, untilWell } from '../testing/open-redis-bus.ts';
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import { isAppError } from '../use-case/app-error.ts';
import { addressKey } from './address-key.ts';
import { limits } from './limits.ts';
import { consume, requireRemaining } from './rate-limit.ts';

const limited = (bus: Bus = createInProcessBus(), RATE_LIMITS = 'on') => ({
  env: readEnv({ RATE_LIMITS }),
  bus,
});

afterEach(() => void vi.useRealTimers());

async function refusalOf(work: Promise<void>) {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  return isAppError(thrown) ? { code: thrown.code, ...thrown.details } : thrown;
}

describe('consume', () => {
  it('refuses one over the limit and says when to come back', async () => {
    const ctx = limited();
    const { max } = limits.connect[0];
    for (let i = 0; i < max; i += 1) await consume(ctx, 'connect', 'ada');
    const refusal = await refusalOf(consume(ctx, 'connect', 'ada'));
    expect(refusal).toMatchObject({ code: 'rate_limited' });
    expect(refusal).toHaveProperty('retryAfterSeconds', expect.closeTo(60, -1));
  });

  it('counts each key and each limit by itself', async () => {
    const ctx = limited();
    for (let i = 0; i < limits.connect[0].max; i += 1) await consume(ctx, 'connect', 'ada');
    await consume(ctx, 'connect', 'grace');
    await consume(ctx, 'send', 'ada');
  });

  it('lets everything through when limits are off', async () => {
    const ctx = limited(createInProcessBus(), 'off');
    for (let i = 0; i < 20; i += 1) await consume(ctx, 'wrong-password', 'ada');
    await requireRemaining(ctx, 'wrong-password', 'ada');
  });

  it('counts in this process while the bus is away', async () => {
    const bus = openRedisBus('redis://127.0.0.1:1');
    const ctx = limited(bus);
    for (let i = 0; i < 5; i += 1) await consume(ctx, 'wrong-password', 'while away');
    expect(await refusalOf(requireRemaining(ctx, 'wrong-password', 'while away'))).toMatchObject({
      code: 'rate_limited',
    });
    await bus.close();
  });
});

describe('requireRemaining', () => {
  it('refuses once the limit is used up', async () => {
    const ctx = limited();
    for (let i = 0; i < 5; i += 1) await consume(ctx, 'wrong-password', 'ada');
    expect(await refusalOf(requireRemaining(ctx, 'wrong-password', 'ada'))).toMatchObject({
      code: 'rate_limited',
    });
  });

  it('does not let refused tries use up the longer window', async () => {
    vi.useFakeTimers();
    const ctx = limited();
    const [minute, longer] = limits['wrong-password'];
    for (let failed = 0; failed < longer.max; failed += minute.max) {
      for (let i = 0; i < minute.max; i += 1) await consume(ctx, 'wrong-password', 'ada');
      for (let i = 0; i < 10; i += 1) {
        const refusal = await refusalOf(requireRemaining(ctx, 'wrong-password', 'ada'));
        expect(refusal).toMatchObject({ code: 'rate_limited' });
      }
      vi.advanceTimersByTime(minute.windowMs);
    }
    // Only now is the quarter of an hour used up, too.
    const refusal = await refusalOf(requireRemaining(ctx, 'wrong-password', 'ada'));
    expect(refusal).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 11 * 60 });
  });

  it('does not count', async () => {
    const ctx = limited();
    for (let i = 0; i < 50; i += 1) await requireRemaining(ctx, 'wrong-password', 'ada');
  });
});

describe('limits over Redis', () => {
  let server: RedisServer;
  let buses: Bus[];

  beforeAll(async () => {
    server = await startRedisServer();
    buses = [openRedisBus(server.url), openRedisBus(server.url)];
    for (const bus of buses) await untilWell(bus);
  });
  afterAll(async () => {
    for (const bus of buses) await bus.close();
    await server.close();
  });

  it('are shared between processes, which each count by themselves while Redis is away', async () => {
    const [one, two] = buses.map((bus) => limited(bus));
    if (!one || !two) throw new Error('there are two');
    for (let i = 0; i < 4; i += 1) await consume(one, 'wrong-password', 'ada');
    await requireRemaining(two, 'wrong-password', 'ada');
    await consume(two, 'wrong-password', 'ada');
    for (const ctx of [one, two]) {
      const refusal = await refusalOf(requireRemaining(ctx, 'wrong-password', 'ada'));
      expect(refusal).toMatchObject({ code: 'rate_limited' });
      expect(refusal).toHaveProperty('retryAfterSeconds', expect.closeTo(60, -1));
    }
    await server.stop();
    for (let i = 0; i < 5; i += 1) await consume(one, 'wrong-password', 'ada');
    expect(await refusalOf(requireRemaining(one, 'wrong-password', 'ada'))).toMatchObject({
      code: 'rate_limited',
    });
    await requireRemaining(two, 'wrong-password', 'ada');
    await server.start();
    await untilWell(one.bus);
    await requireRemaining(one, 'wrong-password', 'ada');
  });
});

describe('addressKey', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2/64'],
    ['2001:db8::1', '2001:db8:0:0/64'],
    ['::1', '0:0:0:0/64'],
    ['fe80::1%eth0', 'fe80:0:0:0/64'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
