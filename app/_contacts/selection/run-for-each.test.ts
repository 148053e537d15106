import { expect, it } from 'vitest';
import { runForEach } from './run-for-each.ts';

it('works on every item once, four at most at a time, and names those that went well', async () => {
  let [running, most] = [0, 0];
  const seen: number[] = [];
  const items = Array.from({ length: 25 }, (_, index) => index);
  const done = await runForEach(items, async (item) => {
    seen.push(item);
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    return item % 3 !== 0;
  });
  expect(seen).toEqual(items);
  expect(most).toBe(4);
  expect(done.toSorted((a, b) => a - b)).toEqual(items.filter((item) => item % 3 !== 0));
  expect(await runForEach([], async () => true)).toEqual([]);
});
