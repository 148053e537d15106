import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Bus } from '../bus/bus.ts';
import { createInProcessBus } from '../bus/in-process-bus.ts';
import { readEnv } from '../process/env.ts';
import { eventually } from '../testing/eventually.ts';
import { openRedisBus, untilWell } from '../testing/open-redis-bus.ts';
import { startRedisServer } from '../testing/redis-server.ts';
import { isAppError } from '../use-case/app-error.ts';
import { admitCall, CALLS, type CallKey, requireCallLeft } from './call-limit.ts';

const limited = (bus: Bus = createInProcessBus(), RATE_LIMITS = 'on') => ({
  env: readEnv({ RATE_LIMITS }),
  bus,
});
type Limited = ReturnType<typeof limited>;
const ADA = 'person:ada';

afterEach(() => void vi.useRealTimers());

function refusalOf(work: () => void) {
  try {
    work();
  } catch (thrown) {
    if (isAppError(thrown)) return { code: thrown.code, ...thrown.details };
    throw thrown;
  }
  return undefined;
}

/** How many of so many calls got through. */
function admitted(ctx: Limited, key: CallKey, tries: number): number {
  let count = 0;
  for (let i = 0; i < tries; i += 1) if (!refusalOf(() => admitCall(ctx, key))) count += 1;
  return count;
}

describe('the limit of all calls', () => {
  it('lets a burst through, then says when to come back', () => {
    vi.useFakeTimers();
    const ctx = limited();
    expect(admitted(ctx, ADA, 700)).toBe(CALLS.burst);
    expect(refusalOf(() => admitCall(ctx, ADA))).toEqual({ code: 'rate_limited', retryAfterSeconds: 1 });
    expect(refusalOf(() => requireCallLeft(ctx, ADA))).toMatchObject({ code: 'rate_limited' });
  });

  it('goes on at its rate for whoever never stops, and is whole again after ten quiet seconds', () => {
    vi.useFakeTimers();
    const ctx = limited();
    admitted(ctx, ADA, 1_000);
    for (let second = 0; second < 5; second += 1) {
      vi.advanceTimersByTime(1_000);
      expect(admitted(ctx, ADA, 200)).toBe(CALLS.perSecond);
    }
    vi.advanceTimersByTime(10_000);
    expect(admitted(ctx, ADA, 700)).toBe(CALLS.burst);
  });

  it('counts each person and each address by itself', () => {
    vi.useFakeTimers();
    const ctx = limited();
    admitted(ctx, ADA, 1_000);
    expect(admitted(ctx, 'person:grace', 1)).toBe(1);
    expect(admitted(ctx, 'address:ada', 1)).toBe(1);
  });

  it('lets a margin more through where it is asked to', () => {
    vi.useFakeTimers();
    const ctx = limited();
    admitted(ctx, ADA, 1_000);
    for (let i = 0; i < 20; i += 1) admitCall(ctx, ADA, 20);
    expect(refusalOf(() => admitCall(ctx, ADA, 20))).toMatchObject({ code: 'rate_limited' });
  });

  it('is off with the others', () => {
    expect(admitted(limited(undefined, 'off'), ADA, 2_000)).toBe(2_000);
  });

  it('costs a few microseconds at most, and no waiting', () => {
    const ctx = limited();
    const keys = Array.from({ length: 1_000 }, (_, index): CallKey => `person:${index}`);
    for (let round = 0; round < 20; round += 1) for (const key of keys) admitCall(ctx, key);
    const begun = performance.now();
    for (let round = 0; round < 100; round += 1) for (const key of keys) admitCall(ctx, key);
    const microseconds = ((performance.now() - begun) * 1000) / 100_000;
    expect(microseconds).toBeLessThan(20);
  });
});

describe('the limit of all calls, over Redis', () => {
  it('is shared by the processes up to what they have not reported, and goes on while Redis is away', async () => {
    const server = await startRedisServer();
    const buses = [0, 1].map(() => openRedisBus(server.url));
    try {
      for (const bus of buses) await untilWell(bus);
      const [one, two] = buses.map((bus) => limited(bus));
      if (!one || !two) throw new Error('there are two');
      expect(admitted(one, ADA, 600)).toBeGreaterThanOrEqual(CALLS.burst);
      // The other process finds out with its first report; half of the bucket is refilled only after five seconds.
      expect(admitted(two, ADA, 25)).toBe(25);
      await eventually(() =>
        expect(refusalOf(() => admitCall(two, ADA, -CALLS.burst / 2))).toMatchObject({
          code: 'rate_limited',
        }),
      );
      expect(admitted(two, ADA, 600)).toBeLessThan(CALLS.burst / 2);
      await server.stop();
      expect(admitted(two, 'person:grace', 700)).toBeGreaterThanOrEqual(CALLS.burst);
      expect(admitted(two, 'person:grace', 1_000)).toBeLessThan(CALLS.burst);
    } finally {
      for (const bus of buses) await bus.close();
      await server.close();
    }
  });
});
