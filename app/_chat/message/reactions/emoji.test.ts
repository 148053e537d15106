import { expect, test } from 'vitest';
import { emojiSchema } from '@/lib/contract/conversations/emoji.ts';
import { EMOJI_CHOICES, findEmoji, nameOfEmoji, QUICK_EMOJI } from './emoji.ts';

test('every choice is one that the server accepts, offered once', () => {
  for (const { emoji } of EMOJI_CHOICES) expect(emojiSchema.parse(emoji), emoji).toBe(emoji);
  expect(new Set(EMOJI_CHOICES.map(({ emoji }) => emoji)).size).toBe(EMOJI_CHOICES.length);
  expect(QUICK_EMOJI).toHaveLength(6);
});

test('a word finds them from its beginning', () => {
  expect(findEmoji('').length).toBe(EMOJI_CHOICES.length);
  expect(findEmoji('celeb').map(({ emoji }) => emoji)).toEqual(['🎉', '🥳']);
  expect(findEmoji('red hea').map(({ emoji }) => emoji)).toEqual(['❤️']);
  expect(findEmoji('zzz')).toEqual([]);
});

test('each has a name', () => {
  expect(nameOfEmoji('👍')).toBe('thumbs up');
  expect(nameOfEmoji('🦄')).toBe('🦄');
});
