import { expect, test } from 'vitest';
import { messageSnippet, rangesOf, snippetOf } from './snippet.ts';

const shown = (text: string, ranges: readonly [number, number][]) =>
  snippetOf(text, ranges)
    .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
    .join('');

test('a short text is shown whole, on one line, with its matches', () => {
  expect(
    shown('see\nyou at ten', [
      [4, 3],
      [11, 3],
    ]),
  ).toBe('see [you] at [ten]');
  expect(shown('nothing to mark', [])).toBe('nothing to mark');
});

test('of a long text the part around the first match is shown', () => {
  const text = `${'word '.repeat(100)}needle ${'tail '.repeat(100)}`;
  const snippet = shown(text, [[500, 6]]);
  expect(snippet).toMatch(/^… word .*\[needle\] tail .* …$/);
  expect(snippet.length).toBeLessThan(260);
});

test('no character is cut in two', () => {
  expect(shown('😀'.repeat(300), [[400, 2]])).toMatch(/^… (😀)+\[😀\](😀)+ …$/u);
});

test('of a message the signs of Markdown are left out, unless they were searched for', () => {
  const found = (body: string, q: string) =>
    messageSnippet(body, rangesOf(body, q), q)
      .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
      .join('');
  expect(found('the *new* **plan** of `harbour.ts`', 'plan')).toBe('the new [plan] of harbour.ts');
  expect(found('**har**bour in the harbour', 'harbour')).toBe('**har**bour in the [harbour]');
  expect(found('all **bold**', '"**bold"')).toBe('all [**bold]**');
  const long = `${'*far* '.repeat(100)}**needle** ${'`tail` '.repeat(100)}`;
  expect(found(long, 'needle')).toMatch(/^… far .*far \[needle\] tail .*tail.* …$/);
});
