import { expect, test } from 'vitest';
import { lastLineDirection } from './text-direction.ts';

test('the last line decides, by its first letter', () => {
  expect(lastLineDirection('see you at ten')).toBe('ltr');
  expect(lastLineDirection('12:30 — مرحبا hello')).toBe('rtl');
  expect(lastLineDirection('שלום\nhello')).toBe('ltr');
  expect(lastLineDirection('hello\nשלום')).toBe('rtl');
  expect(lastLineDirection('123 😀')).toBe('ltr');
});
