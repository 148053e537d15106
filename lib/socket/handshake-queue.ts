import { registerGauge } from '../process/metrics/metrics.ts';
import { AppError } from '../use-case/app-error.ts';

/** Handshakes that are prepared together: so many share each read of the store. */
const BATCH = 32;
/** Handshakes that wait, and for how long at most, in milliseconds: half of what a connection may take. */
const WAITING_MAX = 2_000;
const WAIT_MS_MAX = 5_000;
const RETRY_SECONDS_MAX = 30;
/** What one is taken to cost before any was measured, in milliseconds. */
const FIRST_GUESS_MS = 2;

/** Paces handshakes: after a restart everyone comes back at once, and who is here already must not wait for them. */
export interface HandshakeQueue {
  /**
   * Runs the work in its turn. Throws `rate_limited` when too many wait, with a time of its own for each who is refused: the
   * first free one after those who wait and those who were told before.
   */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes the queue of this process. */
export function createHandshakeQueue(now = () => performance.now()): HandshakeQueue {
  const waiting: (() => void)[] = [];
  /** The batch that is being prepared. Those who come in the same turn of the event loop still join it. */
  let running = 0;
  let size = 0;
  let isOpen = false;
  let begunAt = 0;
  let eachMs = FIRST_GUESS_MS;
  /** Until when there is work, with those who were refused. */
  let promisedUntil = 0;
  registerGauge('live_handshakes_waiting', 'Handshakes that wait for their turn.', () => waiting.length);

  const enter = () => {
    running += 1;
    size += 1;
  };

  const beginBatch = () => {
    size = 0;
    begunAt = now();
    const batch = waiting.splice(0, BATCH);
    for (const begin of batch) {
      enter();
      begin();
    }
    isOpen = batch.length < BATCH;
    if (isOpen)
      setImmediate(() => {
        isOpen = false;
      });
  };

  const leave = () => {
    running -= 1;
    if (running > 0) return;
    // A small batch says little of what one costs when many come.
    if (size === BATCH) eachMs += ((now() - begunAt) / BATCH - eachMs) / 4;
    if (waiting.length > 0) beginBatch();
  };

  const refuse = () => {
    promisedUntil = Math.max(promisedUntil, now() + waiting.length * eachMs) + eachMs;
    const seconds = Math.ceil((promisedUntil - now()) / 1_000);
    if (seconds > RETRY_SECONDS_MAX) promisedUntil = now() + RETRY_SECONDS_MAX * 1_000;
    return new AppError('rate_limited', { retryAfterSeconds: Math.min(seconds, RETRY_SECONDS_MAX) });
  };

  return {
    async run(work) {
      if (waiting.length >= WAITING_MAX || waiting.length * eachMs > WAIT_MS_MAX) throw refuse();
      if (running === 0) beginBatch();
      if (isOpen && size < BATCH) enter();
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
