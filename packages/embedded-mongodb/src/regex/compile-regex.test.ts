import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from './compile-regex.ts';

describe('compileRegex', () => {
  it.each<[string, string, string, boolean]>([
    ['a.c', '', 'xabcx', true],
    ['a.c', '', 'a\nc', false],
    ['a.c', 's', 'a\nc', true],
    ['a.c', '', 'a\rc', true],
    ['^b', '', 'a\nb', false],
    ['^b', 'm', 'a\nb', true],
    ['^$', 'm', 'a\n', false],
    ['a$', '', 'a\n', true],
    ['a$', '', 'a\n\n', false],
    ['a$', 'm', 'a\nb', true],
    ['a\\z', '', 'a\n', false],
    ['^abc', '', 'abcd', true],
    ['^abc', '', 'xabc', false],
    ['ABC', 'i', 'xabcx', true],
    ['straße', 'i', 'STRAẞE', true],
    ['É', 'i', 'é', true],
    ['σ', 'i', 'ς', true],
    ['k', 'i', '\u212a', true],
    ['i', 'i', 'İ', false],
    ['[^a-z]', 'i', 'ABC', false],
    ['[]a]', '', ']', true],
    ['[a-]', '', '-', true],
    ['[\\d_]+x', '', '12_x', true],
    ['\\bfoo\\b', '', 'a foo.', true],
    ['\\bfoo\\b', '', 'afoo', false],
    ['(a|b|)c$', '', 'xc', true],
    ['^(?:ab){2,3}$', '', 'ababab', true],
    ['^(?:ab){2,3}$', '', 'abababab', false],
    ['^(?<name>a+?)b*$', '', 'aab', true],
    ['^a{,3}$', '', 'a{,3}', true],
    ['𝄞{2}', '', '𝄞𝄞', true],
    ['^.$', '', '𝄞', true],
    ['\\x41\\x{1D11E}', '', 'A𝄞', true],
    ['(?i)abc', '', 'ABC', true],
    ['\\s', '', '\u00a0', false],
    ['\\.\\*', '', 'a.*', true],
  ])('%s with %s on %j: %s', (pattern, options, text, expected) => {
    expect(compileRegex(pattern, options).test(text)).toBe(expected);
  });

  it.each([
    ['(', 51091],
    [')', 51091],
    ['*a', 51091],
    ['a**', 238],
    ['[a', 51091],
    ['[b-a]', 51091],
    ['a{2,1}', 51091],
    ['a\\', 51091],
    ['(a)\\1', 238],
    ['(?=a)', 238],
    ['(?<!a)b', 238],
    ['a++', 238],
    ['\\p{L}', 238],
    ['[[:alpha:]]', 238],
    ['(?:a{1000}){1000}', 238],
    ['('.repeat(5000), 238],
  ])('refuses %s with %d', (pattern, code) => {
    expect(() => compileRegex(pattern, '')).toThrow(expect.objectContaining({ code }));
  });

  it('refuses the option x, and names an invalid one', () => {
    expect(() => compileRegex('a', 'x')).toThrow(expect.objectContaining({ code: 238 }));
    expect(() => compileRegex('a', 'g')).toThrow(expect.objectContaining({ code: 51108 }));
  });

  it('takes linear time where backtracking would never end', () => {
    const text = 'a'.repeat(5000);
    expect(compileRegex('^(a+)+$', '').test(`${text}b`)).toBe(false);
    expect(compileRegex('(a|aa)*c', '').test(text)).toBe(false);
    expect(compileRegex('(.*)(.*)(.*)(.*)x', '').test(text)).toBe(false);
  });

  it('gives up on a large pattern over a large text before it blocks other commands', () => {
    const pattern = compileRegex('(?:a?){500}b', '');
    expect(() => pattern.test('a'.repeat(1_000_000))).toThrow(expect.objectContaining({ code: 238 }));
  });

  it('finds the prefix of an anchored pattern', () => {
    expect(compileRegex('^ab\\.c', '')).toMatchObject({ prefix: 'ab.c', isPrefixOnly: true });
    expect(compileRegex('^ab*', '')).toMatchObject({ prefix: 'a', isPrefixOnly: false });
    expect(compileRegex('^ab', 'i').prefix).toBe('');
    expect(compileRegex('^ab', 'm').prefix).toBe('');
    expect(compileRegex('^ab|c', '').prefix).toBe('');
  });

  it("agrees with JavaScript's engine where the two languages mean the same", () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      'ä',
      '.',
      '[ab]',
      '[^a]',
      '(a|b)',
      '(?:ab|)',
      '^',
      '$',
      '\\b',
      '\\w',
      '|',
      'B',
    );
    const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '*?');
    const pattern = fc.array(fc.tuple(piece, quantifier), { maxLength: 6 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'ä', 'Ä', ' ', '𝄞'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, fc.constantFrom('', 'i', 's', 'm', 'im'), (pieces, subject, options) => {
        const source = pieces.map(([p, q]) => p + (/^(?:\^|\$|\||\\b)$/.test(p) ? '' : q)).join('');
        const expected = new RegExp(source, `${options}u`).test(subject);
        expect([source, compileRegex(source, options).test(subject)]).toEqual([source, expected]);
      }),
      { numRuns: 5000 },
    );
  });
});
