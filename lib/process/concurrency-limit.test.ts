import { describe, expect, it } from 'vitest';
import { createGate } from './concurrency-limit.ts';

/** A work that ends when told to. */
function task() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end: () => end() };
}

describe('a gate', () => {
  it('refuses when the line is full, and goes on afterwards', async () => {
    const gate = createGate(1, 1);
    const first = task();
    const running = gate.run(() => first.done);
    const waiting = gate.run(async () => 'second');
    await expect(gate.run(async () => 'third')).rejects.toMatchObject({ code: 'rate_limited' });
    first.end();
    await running;
    expect(await waiting).toBe('second');
    expect(await gate.run(async () => 'fourth')).toBe('fourth');
  });

  it('never runs more at once than it was made for, and a failure frees its place', async () => {
    const gate = createGate(2, 100);
    let now = 0;
    let most = 0;
    const works = Array.from({ length: 20 }, (_, index) =>
      gate.run(async () => {
        now += 1;
        most = Math.max(most, now);
        await Promise.resolve();
        now -= 1;
        if (index % 3 === 0) throw new Error('failed');
      }),
    );
    await Promise.allSettled(works);
    expect(most).toBe(2);
    expect(await gate.run(async () => 'free')).toBe('free');
  });
});
