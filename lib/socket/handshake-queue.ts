import { registerGauge } from '../process/metrics.ts';
import { AppError } from '../use-case/app-error.ts';

/** Handshakes that are prepared at the same time: so many share each read of the store. */
const AT_ONCE = 32;
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
  let running = 0;
  let eachMs = FIRST_GUESS_MS;
  let lastEndedAt = 0;
  /** Until when there is work, with those who were refused. */
  let promisedUntil = 0;
  registerGauge('live_handshakes_waiting', 'Handshakes that wait for their turn.', () => waiting.length);

  const noteEnded = () => {
    const at = now();
    // While others wait, the time between two that end is what one takes.
    if (waiting.length > 0 && lastEndedAt > 0) eachMs += (at - lastEndedAt - eachMs) / 50;
    lastEndedAt = waiting.length > 0 ? at : 0;
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
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
      if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await work();
      } finally {
        noteEnded();
      }
    },
  };
}
