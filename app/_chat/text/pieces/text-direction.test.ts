import { expect, test } from 'vitest';
import { lastLineDirection } from './text-direction.ts';

const bob = { userId: 'b', username: 'bob', displayName: 'Bob', isMe: false };
const directionOf = (text: string) => lastLineDirection(text, new Map([['bob', bob]]));

test('the last line decides, by its first letter', () => {
  expect(directionOf('see you at ten')).toBe('ltr');
  expect(directionOf('12:30 — مرحبا hello')).toBe('rtl');
  expect(directionOf('שלום\nhello')).toBe('ltr');
  expect(directionOf('hello\nשלום')).toBe('rtl');
  expect(directionOf('123 😀')).toBe('ltr');
});

test('mentions and links have a direction of their own and do not decide', () => {
  expect(directionOf('@bob שלום עולם')).toBe('rtl');
  expect(directionOf('https://example.org/a שלום')).toBe('rtl');
  expect(directionOf('[docs](https://example.org/a) שלום')).toBe('rtl');
  expect(directionOf('[שלום](https://example.org/a) hello')).toBe('ltr');
  expect(directionOf('@nobody שלום')).toBe('ltr');
});
