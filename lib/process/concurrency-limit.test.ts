import { describe, expect, it } from 'vitest';
import { createConcurrencyLimit } from './concurrency-limit.ts';

/** A work that ends when the test says so. */
function task() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end: () => end() };
}

describe('a concurrency limit', () => {
  it('refuses when the line is full, and goes on afterwards', async () => {
    const limit = createConcurrencyLimit(1, 1);
    const first = task();
    const running = limit.run(() => first.done);
    const waiting = limit.run(async () => 'second');
    await expect(limit.run(async () => 'third')).rejects.toMatchObject({ code: 'rate_limited' });
    first.end();
    await running;
    expect(await waiting).toBe('second');
    expect(await limit.run(async () => 'fourth')).toBe('fourth');
  });

  it('never runs more at once than it was made for, and a failure frees its room', async () => {
    const limit = createConcurrencyLimit(2, 100);
    let now = 0;
    let most = 0;
    const works = Array.from({ length: 20 }, (_, index) =>
      limit.run(async () => {
        now += 1;
        most = Math.max(most, now);
        await Promise.resolve();
        now -= 1;
        if (index % 3 === 0) throw new Error('failed');
      }),
    );
    await Promise.allSettled(works);
    expect(most).toBe(2);
    expect(await limit.run(async () => 'free')).toBe('free');
  });
});
