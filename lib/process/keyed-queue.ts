import { AppError } from '../use-case/app-error.ts';

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

/** The works of each key that wait for the one that runs; each says whether it began, or has its answer already. */
export type WaitingWorks = Map<string, (() => boolean)[]>;

/** A queue per key. A work that fails does not stop the next, and an idle key takes no memory. */
export function createKeyedQueue(waiting: WaitingWorks = new Map(), usualMs = WITHIN_MS): KeyedQueue {
  const beginNext = (key: string) => {
    for (;;) {
      const begin = waiting.get(key)?.shift();
      if (begin === undefined) waiting.delete(key);
      if (begin === undefined || begin()) return;
    }
  };
  return (key, work, withinMs = usualMs) =>
    new Promise((resolve, reject) => {
      let state: 'waiting' | 'running' | 'answered' = 'waiting';
      let timer: NodeJS.Timeout | undefined;
      const answer = () => {
        clearTimeout(timer);
        const hasTurn = state === 'running';
        state = 'answered';
        if (hasTurn) beginNext(key);
      };
      const begin = () => {
        // One that waited for too long has its answer, and is not begun.
        if (state === 'answered') return false;
        state = 'running';
        work().then(resolve, reject).finally(answer);
        return true;
      };
      if (withinMs !== NO_LIMIT) {
        timer = setTimeout(() => {
          reject(tooSlow());
          answer();
        }, withinMs);
      }
      const others = waiting.get(key);
      if (others) others.push(begin);
      else {
        waiting.set(key, []);
        begin();
      }
    });
}

function tooSlow(): AppError {
  return new AppError('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}
