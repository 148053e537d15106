import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { emojiSchema } from '@/lib/contract/conversations/emoji.ts';
import { everyEmoji as set } from './every-emoji.ts';
import { QUICK_EMOJI } from './quick-emoji.ts';
import { SKIN_TONES, withoutSkinTone, withSkinTone } from './skin-tone.ts';

const all = set.groups.flatMap(({ emoji }) => emoji);
const found = (query: string) => set.find(query).map(({ emoji }) => emoji);

test('every emoji is one that the server accepts, in every skin tone, and is there once', () => {
  expect(all.length).toBeGreaterThan(1800);
  expect(set.groups).toHaveLength(9);
  for (const { emoji, takesTones } of all)
    for (const { tone } of takesTones ? SKIN_TONES : SKIN_TONES.slice(0, 1)) {
      const toned = withSkinTone(emoji, tone);
      expect(emojiSchema.safeParse(toned).data, `${emoji} in tone ${tone}`).toBe(toned);
    }
  expect(new Set(all.map(({ emoji }) => withoutSkinTone(emoji))).size).toBe(all.length);
  expect(new Set(all.flatMap(({ names }) => names)).size).toBe(all.flatMap(({ names }) => names).length);
});

test('the data is of the packages that are pinned', () => {
  const data = readFileSync(new URL('emoji-data.ts', import.meta.url), 'utf8');
  const { devDependencies } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { devDependencies: Record<string, string> };
  expect(data).toContain(`gemoji ${devDependencies.gemoji} `);
  expect(data).toContain(`emojilib ${devDependencies.emojilib}\n`);
});

test('what is named so comes first, then what is called so, then what a word finds', () => {
  expect(found('smile')[0]).toBe('😄');
  expect(found('smi').slice(0, 3)).toEqual(['😄', '😏', '😃']);
  expect(found('+1')).toEqual(['👍']);
  expect(found('tada')[0]).toBe('🎉');
  expect(found('red hea')[0]).toBe('❤️');
  expect(found('thanks')).toContain('🙏');
  expect(found('PINATA')).toEqual(['🪅']);
  expect(found('zzzz')).toEqual([]);
  expect(found(' ')).toEqual([]);
});

test('skin tones are of the people in it, and an emoji is known in any of them', () => {
  expect(withSkinTone('👍', 0)).toBe('👍');
  expect(withSkinTone('✌️', 3)).toBe('✌🏽');
  expect(withSkinTone('🕵️‍♀️', 1)).toBe('🕵🏻‍♀️');
  expect(withSkinTone('🧑‍🤝‍🧑', 5)).toBe('🧑🏿‍🤝‍🧑🏿');
  expect(set.of('🕵🏻‍♀️')?.name).toBe('woman detective');
  expect(set.of('x')).toBeUndefined();
});

test('those offered at once are of the set', () => {
  for (const { emoji, name, takesTones } of QUICK_EMOJI)
    expect(set.of(emoji)).toMatchObject({ emoji, name, takesTones });
});
