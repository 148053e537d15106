/**
 * How long to wait before try number `attempt` (from 0): `firstMs` doubled each time up to `maxMs`, of which the upper
 * half is random, so that many pages that lost the same server do not return in step ("equal jitter", AWS
 * Architecture Blog, "Exponential Backoff And Jitter").
 */
export function backoffMs(attempt: number, firstMs: number, maxMs: number, random = Math.random): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 20));
  return full / 2 + (full / 2) * random();
}
