import { expect, test } from 'vitest';
import { typedAt } from './typed-at.ts';

const emoji = (text: string) => {
  const typed = typedAt(text);
  return typed?.sign === ':' ? typed.query : null;
};

test.each([
  [':smi', 'smi'],
  ['well done :tad', 'tad'],
  ['(:+1', '+1'],
  ['**:fire', 'fire'],
  ['🎉:tada', 'tada'],
  ['line\n:smile_', 'smile_'],
])('%j is the beginning of an emoji', (text, query) => {
  expect(emoji(text)).toBe(query);
});

test.each([
  'at 12:30',
  'from 9:am',
  'https://example.org/:ab',
  'http:ab',
  'std::string',
  'a ::before',
  'note:this',
  ':D',
  ':)',
  ':-)',
  ': smile',
  ':smile:',
  ':30',
  '`:smi',
  'use ``:smi',
  '```\n:smi',
  '```ts\nconst a\n:smi',
])('%j is none', (text) => {
  expect(emoji(text)).toBeNull();
});

test('after code that is closed there is one again', () => {
  expect(emoji('`a` :smi')).toBe('smi');
  expect(emoji('```\na\n```\n:smi')).toBe('smi');
});

test('a person is named after a sign at the beginning of a word, and not in code', () => {
  expect(typedAt('hi @be')).toEqual({ sign: '@', query: 'be' });
  expect(typedAt('@')).toEqual({ sign: '@', query: '' });
  expect(typedAt('mail ben@ex')).toBeNull();
  expect(typedAt('`@be')).toBeNull();
});
