import pLimit, { type LimitFunction } from 'p-limit';
import { AppError } from '../use-case/app-error.ts';
import { within } from './within.ts';

/**
 * Runs the works of one key one after the other, in the order of the calls; other keys do not wait. A call is answered
 * within `withinMs`, its wait included: it then throws `unavailable`, and the next work of the key begins. That work may
 * meet the end of one that was too slow, as it may meet those of other processes.
 */
export type KeyedQueue = <T>(key: string, work: () => Promise<T>, withinMs?: number) => Promise<T>;

/** Longer than the store takes to say that it is away (lib/store/deadlines.ts), which is the better answer. */
const WITHIN_MS = 40_000;
const RETRY_AFTER_SECONDS = 5;

/** For works that take as long as they take, such as imports. */
export const NO_LIMIT = Number.POSITIVE_INFINITY;

/** A queue per key. A work that fails does not stop the next, and an idle key takes no memory. */
export function createKeyedQueue(queues = new Map<string, LimitFunction>(), usualMs = WITHIN_MS): KeyedQueue {
  return async (key, work, withinMs = usualMs) => {
    const queue = queues.get(key) ?? pLimit(1);
    queues.set(key, queue);
    const until = performance.now() + withinMs;
    const done = queue(() => {
      const left = until - performance.now();
      if (left === NO_LIMIT) return work();
      if (left <= 0) throw tooSlow();
      return within(left, work(), tooSlow);
    }).finally(() => {
      if (queue.activeCount + queue.pendingCount === 0) queues.delete(key);
    });
    // One that waits is answered in its own time, however long those before it may take.
    return await (withinMs === NO_LIMIT ? done : within(withinMs, done, tooSlow));
  };
}

function tooSlow(): AppError {
  return new AppError('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}
