import { createHash } from 'node:crypto';
import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Bus } from '../bus/bus.ts';
import type { Context } from '../context/context.ts';
import { singleton } from '../process/singleton.ts';
import { AppError } from '../use-case/app-error.ts';
import { type LimitName, limits, type Window } from './limits.ts';

type Limited = Pick<Context, 'env' | 'bus'>;

/** Counts one use of a limit by `key`, a person or an address. Throws `rate_limited` when that was one too many. */
export async function consume(ctx: Limited, name: LimitName, key: string): Promise<void> {
  await consumeWindows(ctx, { name, windows: limits[name], key });
}

interface Use {
  /** What is counted, as its counters are called. */
  readonly name: string;
  readonly windows: readonly Window[];
  /** Who is counted. */
  readonly key: string;
}

/** As {@link consume}, of a limit that is not in the table. */
export async function consumeWindows(ctx: Limited, { name, windows, key }: Use): Promise<void> {
  if (!ctx.env.RATE_LIMITS) return;
  const counters = await countersOf(ctx.bus, name, windows);
  refuseFor(await Promise.all(counters.map((counter) => consumeOne(ctx.bus, counter, digest(key)))));
}

/** Throws `rate_limited` when nothing is left of a limit, without counting: for limits that count failures only. */
export async function requireRemaining(ctx: Limited, name: LimitName, key: string): Promise<void> {
  if (!ctx.env.RATE_LIMITS) return;
  const counters = await countersOf(ctx.bus, name, limits[name]);
  const counted = await Promise.all(
    counters.map((counter) => count(ctx.bus, counter, (each) => each.get(digest(key)))),
  );
  refuseFor(counted.map((each) => (each && each.remainingPoints <= 0 ? each.msBeforeNext : 0)));
}

/** Takes back one use that was counted, for limits that count failures only: it turned out to be none. */
export async function giveBack(ctx: Limited, name: LimitName, key: string): Promise<void> {
  if (!ctx.env.RATE_LIMITS) return;
  const counters = await countersOf(ctx.bus, name, limits[name]);
  await Promise.all(counters.map((counter) => count(ctx.bus, counter, (each) => each.reward(digest(key)))));
}

/** How many uses are counted in the limit's longest window; none while limits are off. */
export async function countUsed(ctx: Limited, name: LimitName, key: string): Promise<number> {
  if (!ctx.env.RATE_LIMITS) return 0;
  const counters = await countersOf(ctx.bus, name, limits[name]);
  const counted = await Promise.all(
    counters.map((counter) => count(ctx.bus, counter, (each) => each.get(digest(key)))),
  );
  return Math.max(0, ...counted.map((each) => each?.consumedPoints ?? 0));
}

/** Milliseconds to wait, or 0 when this one still fitted. */
async function consumeOne(bus: Bus, counter: Counter, key: string): Promise<number> {
  try {
    await count(bus, counter, (each) => each.consume(key));
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

/** One window of a limit. */
interface Counter {
  readonly inProcess: RateLimiterAbstract;
  /** Shared by every process; null in a workspace of one process. */
  readonly inRedis: RateLimiterAbstract | null;
}

/**
 * Counts in Redis, and in this process alone while Redis does not take it: guessing must not become free, nor writing
 * impossible.
 */
async function count<T>(
  { shared }: Bus,
  { inProcess, inRedis }: Counter,
  use: (limiter: RateLimiterAbstract) => Promise<T>,
): Promise<T> {
  if (inRedis === null || !shared?.isUsable()) return await use(inProcess);
  try {
    return await use(inRedis);
  } catch (error) {
    // What is not an error is a limit that is used up.
    if (!(error instanceof Error)) throw error;
    shared.note(error);
    return await use(inProcess);
  }
}

type Counters = Map<string, readonly Counter[]>;

/** The counters of each bus, shared by every copy of this module. */
const held = singleton<WeakMap<Bus, Counters>>('limits');

/** One counter for each window of a limit. */
async function countersOf(bus: Bus, name: string, windows: readonly Window[]): Promise<readonly Counter[]> {
  // Loaded by the first use: no start has to wait for its two dozen stores.
  const { RateLimiterMemory, RateLimiterRedis } = await import('rate-limiter-flexible');
  const all = held.get() ?? new WeakMap<Bus, Counters>();
  held.set(all);
  const own: Counters = all.get(bus) ?? new Map();
  all.set(bus, own);
  const counters =
    own.get(name) ??
    windows.map(({ max, windowMs }) => {
      const key = `limit:${name}:${windowMs}`;
      const options = { points: max, duration: windowMs / 1000, keyPrefix: bus.shared?.keyOf(key) ?? key };
      return {
        inProcess: new RateLimiterMemory(options),
        inRedis: bus.shared && new RateLimiterRedis({ ...options, storeClient: bus.shared.redis }),
      };
    });
  own.set(name, counters);
  return counters;
}
