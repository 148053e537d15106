import { expect, it } from 'vitest';
import type { AppError } from '../use-case/app-error.ts';
import { createHandshakeQueue } from './handshake-queue.ts';

/** A queue with a clock of its own, whose works end one by one. */
function queue() {
  let time = 0;
  const ends: (() => void)[] = [];
  let ended = 0;
  const made = createHandshakeQueue(() => time);
  return {
    begun: () => ends.length,
    run: () => made.run(() => new Promise<void>((resolve) => ends.push(resolve))),
    /** Ends the works that have begun, one every `eachMs`. */
    async endAll(eachMs: number) {
      while (ended < ends.length) {
        time += eachMs;
        ends[ended]?.();
        ended += 1;
        // The next one begins.
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as AppError,
  );

it('prepares a few at once, and the others in the order in which they came', async () => {
  const { run, begun, endAll } = queue();
  const order: number[] = [];
  const all = Array.from({ length: 100 }, (_, index) => run().then(() => order.push(index)));
  expect(begun()).toBe(32);
  await endAll(1);
  await Promise.all(all);
  expect(order).toEqual(order.map((_, index) => index));
  expect(order).toHaveLength(100);
});

it('prepares those together who came while the batch before was under way', async () => {
  const { run, begun, endAll } = queue();
  const first = [run(), run()];
  expect(begun()).toBe(2);
  await new Promise((resolve) => setImmediate(resolve));
  const second = [run(), run(), run()];
  expect(begun()).toBe(2);
  await endAll(1);
  await Promise.all([...first, ...second]);
  expect(begun()).toBe(5);
});

it('refuses those beyond its bound, and tells each a later time than the one before', async () => {
  const { run, endAll } = queue();
  const taken = Array.from({ length: 2_032 }, () => run());
  const refused = await Promise.all(Array.from({ length: 3_000 }, () => refusalOf(run())));
  expect(refused.every((refusal) => refusal?.code === 'rate_limited')).toBe(true);
  const times = refused.map((refusal) => refusal?.details.retryAfterSeconds ?? 0);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  // 2,000 who wait take 4 s, and the 3,000 after them another 6 s.
  expect(times[0]).toBeGreaterThanOrEqual(4);
  expect(times.at(-1)).toBeLessThanOrEqual(11);
  await endAll(2);
  await Promise.all(taken);
  const later = run();
  await endAll(2);
  await later;
});

it('lets fewer wait when each takes long, so that no one waits for more than some seconds', async () => {
  const { run, endAll } = queue();
  const slow = Array.from({ length: 500 }, () => run());
  await endAll(50);
  await Promise.all(slow);
  const outcomes = Array.from({ length: 2_000 }, () => refusalOf(run()));
  const refused = await Promise.race([
    Promise.all(outcomes.slice(400)),
    new Promise((r) => setImmediate(() => r(null))),
  ]);
  expect(refused).toHaveLength(1_600);
  await endAll(1);
});
