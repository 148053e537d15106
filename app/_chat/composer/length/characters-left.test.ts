import { expect, test } from 'vitest';
import { charactersLeft, spokenLeft } from './characters-left.ts';

test('near the limit it is known how many characters are left, counted as people do', () => {
  expect(charactersLeft('x'.repeat(3799))).toBeNull();
  expect(charactersLeft('x'.repeat(3800))).toBe(200);
  expect(charactersLeft('👍'.repeat(3990))).toBe(10);
  expect(charactersLeft('👍'.repeat(2000))).toBeNull();
  expect(charactersLeft(`  ${'x'.repeat(4000)}  \n`)).toBe(0);
  expect(charactersLeft('x'.repeat(4012))).toBe(-12);
});

test('it is said at a few numbers only', () => {
  const said = Array.from({ length: 203 }, (_, index) => spokenLeft(201 - index - 1));
  expect(new Set(said).size).toBe(7);
  expect(spokenLeft(null)).toBe('');
  expect(spokenLeft(37)).toBe('At most 50 characters left.');
  expect(spokenLeft(0)).toBe('No characters left.');
  expect(spokenLeft(-1)).toMatch(/^Too long/);
});
