import { expect, test } from 'vitest';
import { sortOut } from './refusals.ts';

const rules = { attached: 8, fileMax: 1000 };
const chosen = (...sizes: number[]) => sizes.map((size, index) => ({ name: `f${index}`, size }));

test('what is empty, too large or one too many is named before anything is sent', () => {
  const { accepted, refused } = sortOut(chosen(10, 0, 1001, 1000, 5), rules);
  expect(accepted.map(({ name }) => name)).toEqual(['f0', 'f3']);
  expect(refused).toEqual(['f1 is empty.', 'f2 is larger than 1.0 KB.', 'A message takes at most 10 files.']);
});

test('what fits is attached without a word', () => {
  expect(sortOut(chosen(1, 2), rules)).toEqual({ accepted: chosen(1, 2), refused: [] });
});
