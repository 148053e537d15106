import { createHash } from 'node:crypto';
import type { Bus } from '../bus/bus.ts';
import { createInProcessBus } from '../bus/in-process-bus.ts';
import type { Context } from '../context/context.ts';
import { singleton } from '../process/singleton.ts';
import { AppError } from '../use-case/app-error.ts';
import { type LimitName, limits, type Window } from './limits.ts';

type Limited = Pick<Context, 'env' | 'bus'>;

/** Counts one use of a limit by `key`, a person or an address. Throws `rate_limited` when that was one too many. */
export async function takeFrom(ctx: Limited, name: LimitName, key: string): Promise<void> {
  if (!ctx.env.RATE_LIMITS) return;
  const waits = await Promise.all(
    limits[name].map((window) => takeOne(ctx.bus, window, keyOf(name, window, key))),
  );
  refuseFor(Math.max(...waits));
}

/** Throws `rate_limited` when nothing is left of a limit, without counting: for limits that count failures only. */
export async function requireLeft(ctx: Limited, name: LimitName, key: string): Promise<void> {
  if (!ctx.env.RATE_LIMITS) return;
  const windows = limits[name];
  const keys = windows.map((window) => keyOf(name, window, key));
  const counts = await reach(ctx.bus, (bus) => bus.get(keys));
  const usedUp = windows.filter((window, index) => Number(counts[index] ?? 0) >= window.max);
  // Counting once more is how the bus tells when a window ends. Only in those used up: a refused try is no failure.
  const waits = await Promise.all(usedUp.map((window) => takeOne(ctx.bus, window, keyOf(name, window, key))));
  refuseFor(Math.max(0, ...waits));
}

/** Milliseconds to wait, or 0 when this one still fitted. */
async function takeOne(bus: Bus, { max, windowMs }: Window, key: string): Promise<number> {
  const { count, endsInMs } = await reach(bus, (each) => each.increment(key, windowMs));
  return count > max ? Math.max(1, endsInMs) : 0;
}

function refuseFor(waitMs: number): void {
  if (waitMs > 0) throw new AppError('rate_limited', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

/** Counter keys are short whatever a client typed, and do not show names or addresses. */
function keyOf(name: LimitName, { windowMs }: Window, key: string): string {
  return `limit:${name}:${windowMs}:${createHash('sha256').update(key).digest('base64url')}`;
}

const standIn = singleton<Bus>('limits');

/** While the shared bus is away this process counts by itself: guessing must not become free, nor writing impossible. */
async function reach<T>(bus: Bus, work: (bus: Bus) => Promise<T>): Promise<T> {
  try {
    return await work(bus);
  } catch {
    const own = standIn.get() ?? createInProcessBus();
    standIn.set(own);
    return await work(own);
  }
}
