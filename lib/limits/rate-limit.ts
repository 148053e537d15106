import { createHash } from 'node:crypto';
import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Bus } from '../bus/bus.ts';
import type { Context } from '../context/context.ts';
import { singleton } from '../process/singleton.ts';
import { AppError } from '../use-case/app-error.ts';
import { type LimitName, limits } from './limits.ts';

type Limited = Pick<Context, 'env' | 'bus'>;

/** Counts one use of a limit by `key`, a person or an address. Throws `rate_limited` when that was one too many. */
export async function consume(ctx: Limited, name: LimitName, key: string): Promise<void> {
  if (!ctx.env.RATE_LIMITS) return;
  const windows = await windowsOf(ctx.bus, name);
  refuseFor(await Promise.all(windows.map((window) => consumeOne(window, digest(key)))));
}

/** Throws `rate_limited` when nothing is left of a limit, without counting: for limits that count failures only. */
export async function requireRemaining(ctx: Limited, name: LimitName, key: string): Promise<void> {
  if (!ctx.env.RATE_LIMITS) return;
  const windows = await windowsOf(ctx.bus, name);
  const counted = await Promise.all(windows.map((window) => window.get(digest(key))));
  refuseFor(counted.map((each) => (each && each.remainingPoints <= 0 ? each.msBeforeNext : 0)));
}

/** Milliseconds to wait, or 0 when this one still fitted. */
async function consumeOne(window: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await window.consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    return Math.max(1, (refusal as RateLimiterRes).msBeforeNext);
  }
}

function refuseFor(waitsMs: readonly number[]): void {
  const longest = Math.max(...waitsMs);
  if (longest > 0) throw new AppError('rate_limited', { retryAfterSeconds: Math.ceil(longest / 1000) });
}

/** Keys are short whatever a client typed, and do not show names or addresses. */
function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

type Limiters = Map<LimitName, readonly RateLimiterAbstract[]>;

/** The counters of each bus, shared by every copy of this module. */
const held = singleton<WeakMap<Bus, Limiters>>('limits');

/**
 * One counter for each window of a limit: in Redis, shared by every process, or in this process alone. While Redis is
 * away each process counts by itself: guessing must not become free, nor writing impossible.
 */
async function windowsOf(bus: Bus, name: LimitName): Promise<readonly RateLimiterAbstract[]> {
  // Loaded by the first use: no start has to wait for its two dozen stores.
  const { RateLimiterMemory, RateLimiterRedis } = await import('rate-limiter-flexible');
  const all = held.get() ?? new WeakMap<Bus, Limiters>();
  held.set(all);
  const own: Limiters = all.get(bus) ?? new Map();
  all.set(bus, own);
  const windows =
    own.get(name) ??
    limits[name].map(({ max, windowMs }) => {
      const options = {
        keyPrefix: `parley:limit:${name}:${windowMs}`,
        points: max,
        duration: windowMs / 1000,
      };
      const inProcess = new RateLimiterMemory(options);
      return bus.redis === null
        ? inProcess
        : new RateLimiterRedis({ ...options, storeClient: bus.redis, insuranceLimiter: inProcess });
    });
  own.set(name, windows);
  return windows;
}
