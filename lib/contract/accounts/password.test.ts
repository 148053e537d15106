import { expect, test } from 'vitest';
import { passwordSchema } from './account.ts';

const isTaken = (text: string) => passwordSchema.safeParse(text).success;

test('a password has 10 to 200 characters, counted as people count', () => {
  for (const [text, taken] of [
    ['x'.repeat(9), false],
    ['x'.repeat(10), true],
    ['x'.repeat(64), true],
    ['x'.repeat(200), true],
    ['x'.repeat(201), false],
    ['😀'.repeat(9), false],
    ['😀'.repeat(200), true],
  ] as const)
    expect(isTaken(text), text).toBe(taken);
});

test.each([
  'all of lower case',
  'ALL OF UPPER CASE',
  '48151623420',
  '    ~~~~~~',
  'Кириллица без цифр',
  '蒸気機関で動く計算機械',
])('any kinds of characters will do: %s', (text) => {
  expect(isTaken(text)).toBe(true);
  expect(passwordSchema.parse(text)).toBe(text);
});
