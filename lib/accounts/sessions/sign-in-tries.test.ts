import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bus } from '../../bus/bus.ts';
import { createInProcessBus } from '../../bus/in-process-bus.ts';
import { readEnv } from '../../process/env.ts';
import { openRedisBus, untilWell } from '../../testing/open-redis-bus.ts';
import { type RedisServer, startRedisServer } from '../../testing/redis-server.ts';
import { isAppError } from '../../use-case/app-error.ts';
import { admitTry, delayAfter } from './sign-in-tries.ts';

const MINUTE = 60_000;
const env = readEnv({});

/** How a wrong password fares: it is compared, or refused. */
async function guess(bus: Bus, address: string, name = 'ada'): Promise<'wrong' | 'refused'> {
  try {
    await admitTry({ env, bus }, { name, address, isAtHome: false });
    return 'wrong';
  } catch (error) {
    if (isAppError(error) && error.code === 'rate_limited') return 'refused';
    throw error;
  }
}

it('the delay grows with the wrong passwords, and ends below 15 s', () => {
  const delays = Array.from({ length: 40 }, (_, failures) => delayAfter(failures));
  expect(delays.slice(0, 11)).toEqual([0, 0, 0, 0, 0, 500, 1_000, 2_000, 4_000, 8_000, 12_000]);
  expect(Math.max(...delays, delayAfter(1_000_000))).toBe(12_000);
});

describe('with a driven clock', () => {
  let bus: Bus;
  // What the first use loads must not have to wait for a clock that is stopped.
  beforeAll(async () => void (await guess(createInProcessBus(), '192.0.2.1')));
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    bus = createInProcessBus();
  });
  afterEach(() => void vi.useRealTimers());

  /** Lets time pass, in steps between which everything that is due is done. */
  async function pass(ms: number): Promise<void> {
    const until = Date.now() + ms;
    while (Date.now() < until) {
      await new Promise(setImmediate);
      await vi.advanceTimersByTimeAsync(Math.min(2_000, until - Date.now()));
    }
    await new Promise(setImmediate);
  }

  /** Guesses without a pause, one after the other as each address must. Ends with the clock, some seconds later. */
  function keepGuessing(addresses: readonly string[], forMs: number) {
    const until = Date.now() + forMs;
    const compared = new Map<string, number>(addresses.map((address) => [address, 0]));

    for (const address of addresses) void go(address);
    async function go(address: string): Promise<void> {
      while (Date.now() < until) {
        const fate = await guess(bus, address);
        if (fate === 'wrong') compared.set(address, (compared.get(address) ?? 0) + 1);
        else await new Promise((resolve) => setTimeout(resolve, 5_000));
      }
    }
    return compared;
  }

  it('lets the right password in from elsewhere within 15 s, at every moment of an hour of guessing', async () => {
    const strangers = Array.from({ length: 30 }, (_, index) => `192.0.2.${index}`);
    const compared = keepGuessing(strangers, 60 * MINUTE);
    for (let minute = 1; minute <= 59; minute += 1) {
      await pass(MINUTE - 15_000);
      let isIn = false;
      void admitTry({ env, bus }, { name: 'ada', address: '198.51.100.7', isAtHome: false }).then(
        async ({ wasRight }) => {
          isIn = true;
          await wasRight();
        },
      );
      await pass(15_000);
      expect(isIn, `in minute ${minute}`).toBe(true);
    }
    // Each address has at most 20 in a quarter of an hour.
    for (const count of compared.values()) expect(count).toBeLessThanOrEqual(80);
  });

  it('gives one address five quick tries, then refuses it, and no other', async () => {
    const fates = [];
    for (let index = 0; index < 8; index += 1) fates.push(await guess(bus, '192.0.2.1'));
    expect(fates).toEqual([...Array(5).fill('wrong'), ...Array(3).fill('refused')]);
    const other = guess(bus, '192.0.2.2');
    await pass(1_000);
    expect(await other).toBe('wrong');
    expect(await guess(bus, '192.0.2.1', 'grace')).toBe('wrong');
    await pass(MINUTE);
    const again = guess(bus, '192.0.2.1');
    await pass(4_000);
    expect(await again).toBe('wrong');
  });

  it('does not delay where the person is signed in', async () => {
    const strangers = Array.from({ length: 30 }, (_, index) => `192.0.2.${index}`);
    keepGuessing(strangers, MINUTE);
    await pass(MINUTE);
    await admitTry({ env, bus }, { name: 'ada', address: '198.51.100.7', isAtHome: true });
  });

  it('does not count right passwords', async () => {
    for (let index = 0; index < 50; index += 1) {
      const address = '198.51.100.7';
      await (await admitTry({ env, bus }, { name: 'ada', address, isAtHome: false })).wasRight();
    }
  });
});

describe('over Redis', () => {
  let server: RedisServer;
  let one: Bus;
  let two: Bus;
  beforeAll(async () => {
    server = await startRedisServer();
    one = openRedisBus(server.url);
    two = openRedisBus(server.url);
    for (const bus of [one, two]) await untilWell(bus);
  });
  afterAll(async () => {
    for (const bus of [one, two]) await bus.close();
    await server.close();
  });

  it('two processes count together: five in all for an address, and a delay for the next', async () => {
    const guesses = Array.from({ length: 24 }, (_, index) => guess(index % 2 ? one : two, '192.0.2.1'));
    const fates = await Promise.all(guesses);
    expect(fates.filter((fate) => fate === 'wrong')).toHaveLength(5);
    const from = { name: 'ada', address: '198.51.100.7', isAtHome: false };
    const start = performance.now();
    const { wasRight } = await admitTry({ env, bus: two }, from);
    expect(performance.now() - start).toBeGreaterThan(450);
    await wasRight();
    // As if it had not been.
    const again = performance.now();
    await admitTry({ env, bus: one }, from);
    expect(performance.now() - again).toBeGreaterThan(450);
    expect(performance.now() - again).toBeLessThan(1_000);
  });
});
