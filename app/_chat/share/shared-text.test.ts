import { expect, test } from 'vitest';
import { sharedText } from './shared-text.ts';

test.each([
  [{ text: 'hello' }, 'hello'],
  [{ title: 'A page', url: 'https://example.org/' }, 'A page\nhttps://example.org/'],
  [
    { title: 'A page', text: 'A page https://example.org/', url: 'https://example.org/' },
    'A page https://example.org/',
  ],
  [{ text: ['one', 'two'] }, ''],
  [{}, ''],
  [{ text: 'x'.repeat(5_000) }, 'x'.repeat(4_000)],
])('%j', (given, text) => {
  expect(sharedText({ title: undefined, text: undefined, url: undefined, ...given })).toBe(text);
});
