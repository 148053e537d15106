import { expect, test } from 'vitest';
import { measureGrowth } from '../../testing/growth.ts';
import { firstLink } from './first-link.ts';

test.each([
  ['See https://a.example/x, and https://b.example', 'https://a.example/x'],
  ['[the page](https://a.example/x)', 'https://a.example/x'],
  ['HTTPS://A.example', 'https://a.example/'],
  ['http://a.example:8080/?q=1#part', 'http://a.example:8080/?q=1#part'],
  ['> https://quoted.example\nSee https://a.example', 'https://a.example/'],
  ['`https://code.example` https://a.example', 'https://a.example/'],
  ['```\nhttps://code.example\n```\nhttps://a.example', 'https://a.example/'],
])('the first link of %j', (body, link) => {
  expect(firstLink(body)).toBe(link);
});

test.each([
  'hello',
  '> https://quoted.example',
  '`https://code.example`',
  '```\nhttps://code.example',
  'https://',
  'ftp://a.example mailto:a@b.example',
  'https://bank.example@evil.example/',
])('%j has none', (body) => {
  expect(firstLink(body)).toBeNull();
});

test.each([
  '`',
  '```',
  '`\n',
  '>',
  '> a\n',
  'https://',
  'https://a',
  'http://a.b ',
  '(https://a.b',
  '[a](https://a.b)',
  '://',
])('%j again and again is searched in time that grows with its length', async (unit) => {
  const make = (size: number) => unit.repeat(Math.ceil(size / unit.length));
  const { isLinear, costs } = await measureGrowth({ make, work: firstLink, largest: 32_000 });
  expect({ isLinear, costs }).toMatchObject({ isLinear: true });
});
