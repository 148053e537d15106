import pLimit from 'p-limit';
import { AppError } from '../use-case/app-error.ts';

/** Lets a few works run at once; the others wait in line. */
export interface ConcurrencyLimit {
  /** Throws `rate_limited` at once when the line is full. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

const RETRY_AFTER_SECONDS = 5;

/** Runs `atOnce` works at a time, with room for `waitingMax` in the line. */
export function createConcurrencyLimit(atOnce: number, waitingMax: number): ConcurrencyLimit {
  const limit = pLimit(atOnce);
  return {
    async run(work) {
      if (limit.activeCount + limit.pendingCount >= atOnce + waitingMax)
        throw new AppError('rate_limited', { retryAfterSeconds: RETRY_AFTER_SECONDS });
      return await limit(work);
    },
  };
}
