import { expect, test } from 'vitest';
import { isFewEmoji } from './emoji-only.ts';

test('one to three emoji and nothing else', () => {
  for (const text of ['👍', '❤️', '👩‍👩‍👧‍👦', '🇨🇭 🇯🇵', '👍🏿🎉✨', '1️⃣'])
    expect(isFewEmoji(text), text).toBe(true);
  for (const text of ['', ' ', '1', 'a👍', '👍!', '👍👍👍👍', ':)', '👍'.repeat(2000)])
    expect(isFewEmoji(text), text.slice(0, 9)).toBe(false);
});
