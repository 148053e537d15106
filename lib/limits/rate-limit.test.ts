import { describe, expect, it } from 'vitest';
import type { Bus } from '../bus/bus.ts';
import { createInProcessBus } from '../bus/in-process-bus.ts';
import { readEnv } from '../process/env.ts';
import { isAppError } from '../use-case/app-error.ts';
import { addressKey } from './address-key.ts';
import { limits } from './limits.ts';
import { requireLeft, takeFrom } from './rate-limit.ts';

const limited = (bus: Bus = createInProcessBus(), RATE_LIMITS = 'on') => ({
  env: readEnv({ RATE_LIMITS }),
  bus,
});

async function refusalOf(work: Promise<void>) {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  return isAppError(thrown) ? { code: thrown.code, ...thrown.details } : thrown;
}

describe('takeFrom', () => {
  it('refuses one over the limit and says when to come back', async () => {
    const ctx = limited();
    const { max } = limits.connect[0];
    for (let i = 0; i < max; i += 1) await takeFrom(ctx, 'connect', 'ada');
    const refusal = await refusalOf(takeFrom(ctx, 'connect', 'ada'));
    expect(refusal).toMatchObject({ code: 'rate_limited' });
    expect(refusal).toHaveProperty('retryAfterSeconds', expect.closeTo(60, -1));
  });

  it('counts each key and each limit by itself', async () => {
    const ctx = limited();
    for (let i = 0; i < limits.connect[0].max; i += 1) await takeFrom(ctx, 'connect', 'ada');
    await takeFrom(ctx, 'connect', 'grace');
    await takeFrom(ctx, 'send', 'ada');
  });

  it('lets everything through when limits are off', async () => {
    const ctx = limited(createInProcessBus(), 'off');
    for (let i = 0; i < 20; i += 1) await takeFrom(ctx, 'wrong-password', 'ada');
    await requireLeft(ctx, 'wrong-password', 'ada');
  });

  it('counts in this process while the bus is away', async () => {
    const away = () => Promise.reject(new Error('away'));
    const ctx = limited({ ...createInProcessBus(), increment: away, get: away });
    for (let i = 0; i < 5; i += 1) await takeFrom(ctx, 'wrong-password', 'while away');
    expect(await refusalOf(requireLeft(ctx, 'wrong-password', 'while away'))).toMatchObject({
      code: 'rate_limited',
    });
  });
});

describe('requireLeft', () => {
  it('refuses once the limit is used up', async () => {
    const ctx = limited();
    for (let i = 0; i < 5; i += 1) await takeFrom(ctx, 'wrong-password', 'ada');
    expect(await refusalOf(requireLeft(ctx, 'wrong-password', 'ada'))).toMatchObject({
      code: 'rate_limited',
    });
  });

  it('does not let refused tries use up the longer window', async () => {
    const counted: string[] = [];
    const bus = createInProcessBus();
    const ctx = limited({
      ...bus,
      increment: (key, ttlMs) => {
        counted.push(String(ttlMs));
        return bus.increment(key, ttlMs);
      },
    });
    for (let i = 0; i < 5; i += 1) await takeFrom(ctx, 'wrong-password', 'ada');
    counted.length = 0;
    for (let i = 0; i < 10; i += 1) await refusalOf(requireLeft(ctx, 'wrong-password', 'ada'));
    expect(new Set(counted)).toEqual(new Set(['60000']));
  });

  it('does not count', async () => {
    const ctx = limited();
    for (let i = 0; i < 50; i += 1) await requireLeft(ctx, 'wrong-password', 'ada');
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
