import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safePath } from './safe-path.ts';

describe('safePath', () => {
  it.each([
    null,
    ['/chat'],
    '',
    'chat',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/a/..//evil.example',
    `/${'a'.repeat(3000)}`,
  ])('%j leads home', (asked) => {
    expect(safePath(asked)).toBe('/');
  });

  it('keeps a path of this site', () => {
    expect(safePath('/chat/123?from=x#last')).toBe('/chat/123?from=x#last');
  });

  it('never leaves this site', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '\t',
      '\n',
      '@',
      ':',
      'evil.example',
      'https',
      '?',
      '#',
      '%2f',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = safePath(pieces.join(''));
        expect(new URL(path, 'https://parley.example.org').host).toBe('parley.example.org');
      }),
      { numRuns: 2000 },
    );
  });
});
