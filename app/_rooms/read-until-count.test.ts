import { expect, test } from 'vitest';
import { readUntilCount } from './read-until-count.ts';

/** Pages of two of the numbers 1 to 7; a cursor is the last number before it. */
async function twoFrom(cursor = '0') {
  const first = Number(cursor) + 1;
  const items = [first, first + 1].filter((number) => number <= 7);
  return { items, nextCursor: first + 1 < 7 ? String(first + 1) : null };
}

test('reads as many as were shown, to the end of a page', async () => {
  expect(await readUntilCount(twoFrom, null, 0)).toEqual({ items: [1, 2], nextCursor: '2' });
  expect(await readUntilCount(twoFrom, null, 3)).toEqual({ items: [1, 2, 3, 4], nextCursor: '4' });
  expect((await readUntilCount(twoFrom, '2', 2)).items).toEqual([3, 4]);
});

test('ends where there are no more, though more were shown before', async () => {
  expect(await readUntilCount(twoFrom, null, 50)).toEqual({ items: [1, 2, 3, 4, 5, 6, 7], nextCursor: null });
});
