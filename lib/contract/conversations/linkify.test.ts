import { expect, test } from 'vitest';
import { linkify } from './linkify.ts';

const links = (text: string) => linkify(text).flatMap((piece) => (piece.href ? [piece.text] : []));

test('addresses end where the sentence goes on', () => {
  expect(links('See https://a.example/x, or (http://b.example/y(z)).')).toEqual([
    'https://a.example/x',
    'http://b.example/y(z)',
  ]);
  expect(links('“https://a.example”…')).toEqual(['https://a.example']);
});

test('brackets that were opened inside stay, at any length', () => {
  const many = 4000;
  expect(links(`https://a.example/${'('.repeat(many)}${')'.repeat(many)})`)).toEqual([
    `https://a.example/${'('.repeat(many)}${')'.repeat(many)}`,
  ]);
  expect(links(`https://a.example/x${').'.repeat(many)}`)).toEqual(['https://a.example/x']);
});

test('only web addresses become links, and none that pretends', () => {
  expect(links('javascript:alert(1) data:text/html,x ftp://a.example mailto:a@b.example')).toEqual([]);
  expect(links('https://bank.example@evil.example/')).toEqual([]);
  expect(links('https://')).toEqual([]);
});

test('nothing of the text is lost', () => {
  for (const text of [
    '',
    'no link',
    'https://a.example',
    'x https://a.example. y https://b.example/?q=1#z!',
  ]) {
    expect(
      linkify(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  }
});
