import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldText } from '../folding/fold-text.ts';
import { hasKind, matchesAll, rangesIn } from './match-message.ts';
import { isProblem, readSearch, type SearchTerm } from './search-terms.ts';

function terms(typed: string): readonly SearchTerm[] {
  const read = readSearch(typed);
  if (isProblem(read)) throw new Error(read.problem);
  return read.terms;
}

const file = (name: string, alt = '') => ({ name, alt, kind: 'file' as const });

describe('a message', () => {
  test.each([
    ['ell', 'Hello'],
    ['ecole', 'L’École'],
    ['ÉCOLE', 'ecole'],
    ['strasse', 'Hauptstraße 5'],
    ['straße', 'HAUPTSTRASSE'],
    ['ยิน', 'ขอแสดงความยินดีด้วย'],
    ['東京', '明日は東京タワーへ'],
    ['🎉', 'done 🎉🎉'],
    ['world hello', 'Hello, world'],
    ['"hello world"', 'hello\n  world'],
    ['ｈｅｌｌｏ', 'hello'],
    ["don't", 'I don’t'],
    ['foo.bar/baz', 'see https://foo.bar/bazaar'],
  ])('%s finds %s', (typed, body) => {
    expect(matchesAll({ body }, terms(typed))).toBe(true);
  });

  test.each([
    ['hello there', 'hello world'],
    ['"hello world"', 'hello, world'],
    ['กน', 'กิน'],
    ['か', 'が'],
    ['foo-bar', 'foo bar'],
  ])('%s does not find %s', (typed, body) => {
    expect(matchesAll({ body }, terms(typed))).toBe(false);
  });

  it('is found by the names and alternative texts of its files, together with its text', () => {
    const message = { body: 'for you', files: [file('Angebot März.pdf'), file('x.png', 'A red bridge')] };
    expect(matchesAll(message, terms('marz bridge you'))).toBe(true);
    expect(matchesAll(message, terms('"bridge angebot"'))).toBe(false);
  });

  it('has links, files and pictures', () => {
    expect(hasKind({ body: 'see http://a.example' }, 'link')).toBe(true);
    expect(hasKind({ body: 'a.example' }, 'link')).toBe(false);
    expect(hasKind({ body: '', files: [file('a')] }, 'file')).toBe(true);
    expect(hasKind({ body: '', files: [file('a')] }, 'image')).toBe(false);
    expect(hasKind({ body: '', files: [{ ...file('a'), kind: 'image' }] }, 'image')).toBe(true);
  });
});

describe('the places in a text', () => {
  test.each([
    ['strasse', 'Die Straße', [[4, 6]]],
    ['cole', 'e\u0301e\u0301cole É', [[4, 4]]],
    ['eco', 'L’e\u0301cole', [[2, 4]]],
    [
      'ok 👍',
      '👍 OK 👍🏽',
      [
        [0, 2],
        [3, 2],
        [6, 2],
      ],
    ],
    ['abc bcd', 'abcd', [[0, 4]]],
    ['"a b"', 'A\n\nB', [[0, 4]]],
    [
      'aa',
      'aaaaa',
      [
        [0, 2],
        [2, 2],
      ],
    ],
    ['nothing', 'else', []],
  ])('of %s in %j are %j', (typed, text, ranges) => {
    expect(rangesIn(text, terms(typed))).toEqual(ranges);
  });

  it('hold what was searched for, in order and apart', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(60), fc.integer({ min: 1, max: 10 }), (body, from, length) => {
        const folded = foldText(body);
        const term = folded.slice(from, from + length);
        fc.pre(term.trim() !== '' && term.isWellFormed());
        const ranges = rangesIn(body, [{ text: term }]);
        expect(ranges.length).toBeGreaterThan(0);
        let end = 0;
        for (const [start, count] of ranges) {
          expect(start).toBeGreaterThanOrEqual(end);
          expect(foldText(body.slice(start, start + count))).toContain(term.trim());
          end = start + count;
        }
      }),
    );
  });
});
