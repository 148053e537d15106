import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { measureGrowth } from '../../testing/growth.ts';
import { foldText, foldWithPositions } from './fold-text.ts';

describe('a folded text', () => {
  test.each([
    ['ÉCOLE', 'ecole'],
    ['e\u0301cole', 'ecole'],
    ['Straße STRASSE ẞ', 'strasse strasse ss'],
    ['Ødegård Łódź Ærø', 'odegard lodz aero'],
    ['İstanbul ISPARTA ı', 'istanbul isparta i'],
    ['Ёлка й ї', 'елка и і'],
    ['Ἀθῆναι ΟΔΟΣ ὁδός', 'αθηναι οδοσ οδοσ'],
    ['ﬁnal Ⅷ ㎏', 'final viii kg'],
    ['ＡＢＣ１２３', 'abc123'],
    ['ｶﾞﾗｽ', 'ガラス'],
    ['don’t “x”', 'don\'t "x"'],
    ['co\u00adop a\u200db ❤\ufe0f', 'coop ab ❤'],
    ['one\n two\u00a0\t three', 'one two three'],
  ])('of %s is %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test.each([
    ['กิน', 'กน', 'a vowel of Thai'],
    ['की', 'क', 'a vowel of Devanagari'],
    ['مُحَمَّد', 'محمد', 'vowels of Arabic'],
    ['שָׁלוֹם', 'שלום', 'points of Hebrew'],
    ['が', 'か', 'a sound mark of kana'],
  ])('of %s is not that of %s: it keeps %s', (marked, plain) => {
    expect(foldText(marked)).not.toBe(foldText(plain));
  });

  it('joins jamo to syllables', () => {
    expect(foldText('한글'.normalize('NFD'))).toBe('한글');
  });

  it('is the same however the text was composed, with positions or without', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const folded = foldText(text);
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
        expect(foldWithPositions(text).folded).toBe(folded);
      }),
    );
  });

  it('knows where each unit came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const { folded, starts, ends } = foldWithPositions(text);
        expect(starts).toHaveLength(folded.length);
        expect(ends).toHaveLength(folded.length);
        for (const [at, start] of starts.entries()) {
          expect(ends[at]).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
          expect(ends[at]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test.each([
    ['marks piled on a letter', (size: number) => `a${'\u0301\u0327'.repeat(size)}`],
    ['marks of another script', (size: number) => `か${'\u0301\u3099\u0327'.repeat(size)}`],
    ['jamo', (size: number) => '\u1112\u1161\u11ab'.repeat(size)],
    ['invisible characters', (size: number) => `a${'\u200b'.repeat(size)}b`],
    ['white space', (size: number) => ` \u00a0${'\n'.repeat(size)}é`],
  ])('costs no more than its length: %s', async (_, make) => {
    const { growth, costs, isLinear } = await measureGrowth({
      make,
      work: foldWithPositions,
      largest: 40_000,
    });
    expect(isLinear, `${growth} ${costs}`).toBe(true);
  });
});
