import { expect, test } from 'vitest';
import { readByLabel } from './read-by-label.ts';

test('says how many have read a message, and plainly when no one has', () => {
  expect(readByLabel(0, 6)).toBe('Not read yet');
  expect(readByLabel(1, 6)).toBe('Read by 1 of 6');
  expect(readByLabel(6, 6)).toBe('Read by 6 of 6');
});
