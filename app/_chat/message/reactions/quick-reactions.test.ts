import { expect, test } from 'vitest';
import { withSkinTone } from '../../emoji/skin-tone.ts';
import { quickReactions } from './quick-reactions.ts';

const plain = ({ emoji }: { readonly emoji: string }) => emoji;

test('the common ones are offered to whoever has used none', () => {
  expect(quickReactions([], plain, 3)).toEqual(['👍', '❤️', '😂']);
});

test('those used last take their places, and using one of them again moves none', () => {
  const before = quickReactions(['🚀', '👍'], plain, 3);
  expect(new Set(before)).toEqual(new Set(['🚀', '👍', '❤️']));
  expect(quickReactions(['👍', '🚀'], plain, 3)).toEqual(before);
});

test('one emoji in two skin tones is offered once, as it was used last', () => {
  const dark = withSkinTone('👍', 5);
  expect(quickReactions([dark, '👍'], plain, 3)).toEqual([dark, '❤️', '😂']);
});
