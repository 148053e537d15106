import { isNumber, isShape, isText } from '../../../lib/contract/values/guards.ts';
import { backoffMs } from './backoff.ts';

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 8000;
const REFUSED_WAIT_MS = 5000;
const JITTER_MS = 1000;

const isRefusal = isShape({ code: isText });
const isTimed = isShape({ retryAfterSeconds: isNumber });

/** Whether the server, by the `data` of its refusal, knows no session any more: there is nothing to come back to. */
export function isSessionOver(data: unknown): boolean {
  return isRefusal(data) && (data.code === 'session_ended' || data.code === 'unauthenticated');
}

/**
 * Milliseconds until a page connects again: after a loss (`attempt` 0), and after so many failed attempts, with the `data` of
 * the last error. One who is refused for now comes when the server says.
 */
export function returnWaitMs(attempt: number, data?: unknown): number {
  const wait = backoffMs(attempt, FIRST_WAIT_MS, MAX_WAIT_MS);
  if (!isRefusal(data) || data.code !== 'rate_limited') return wait;
  // Each page that comes back is told a time of its own: on top of it only a little chance, for those told the same.
  if (isTimed(data)) return data.retryAfterSeconds * 1_000 + JITTER_MS * Math.random();
  return REFUSED_WAIT_MS + wait;
}
