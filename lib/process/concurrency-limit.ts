import { AppError } from '../use-case/app-error.ts';

/** Lets a few works run at once; the others wait in line. */
export interface Gate {
  /** Throws `rate_limited` at once when the line is full. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

const RETRY_AFTER_SECONDS = 5;

/** A gate for `atOnce` works, with room for `waitingMax` in the line. */
export function createGate(atOnce: number, waitingMax: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  return {
    async run(work) {
      if (running < atOnce) running += 1;
      else if (waiting.length >= waitingMax)
        throw new AppError('rate_limited', { retryAfterSeconds: RETRY_AFTER_SECONDS });
      // Whoever leaves hands its place to the first in line, so the count stays as it is.
      else await new Promise<void>((enter) => waiting.push(enter));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
