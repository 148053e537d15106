import { AppError } from '../use-case/app-error.ts';
import { within } from './within.ts';

/** Longer than the store takes to answer (lib/store/deadlines.ts); a call that never ends must not hold up all that follow. */
const WITHIN_MS = 20_000;
const RETRY_AFTER_SECONDS = 5;
/** So many keys are looked up at once. */
const KEYS_MAX = 1_000;

interface Waiting<K, R> {
  readonly keys: readonly K[];
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Makes one call for all who ask at the same time, and one for all who ask while another is under way: many sockets that
 * connect together cost a few reads of the store. Each gets the result for everyone's keys, read after they asked.
 * Those of a call that takes longer than `withinMs` get `unavailable`, and the next one begins.
 */
export function gatherCalls<K, R>(
  call: (keys: K[]) => Promise<R>,
  withinMs = WITHIN_MS,
): (keys: readonly K[]) => Promise<R> {
  const waiting: Waiting<K, R>[] = [];
  let isRunning = false;

  const run = async () => {
    while (waiting.length > 0) {
      const batch = takeBatch();
      try {
        const keys = [...new Set(batch.flatMap((each) => [...each.keys]))];
        const result = await within(withinMs, call(keys), tooSlow);
        for (const { resolve } of batch) resolve(result);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isRunning = false;
  };

  const takeBatch = () => {
    let keys = 0;
    const end = waiting.findIndex((each, index) => {
      keys += each.keys.length;
      return index > 0 && keys > KEYS_MAX;
    });
    return waiting.splice(0, end === -1 ? waiting.length : end);
  };

  return (keys) =>
    new Promise((resolve, reject) => {
      waiting.push({ keys, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      // Those who ask in the same turn of the event loop come along.
      setImmediate(() => void run());
    });
}

function tooSlow(): AppError {
  return new AppError('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}
