import { expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

it('reads JSON as deep as 32 levels, and no deeper', () => {
  expect(parseJson(nested(32))).toEqual(JSON.parse(nested(32)));
  expect(() => parseJson(nested(33))).toThrow(SyntaxError);
  expect(() => parseJson(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`)).toThrow(SyntaxError);
  expect(() => parseJson('['.repeat(1_000_000))).toThrow(SyntaxError);
});

it('counts no brackets inside of text, and none that are closed', () => {
  for (const value of ['['.repeat(100), '\\"{'.repeat(100), Array(100).fill([[1]])])
    expect(parseJson(JSON.stringify(value))).toEqual(value);
});

it('reads as many values as anything has that we take, and no more; commas inside of text do not count', () => {
  const list = (count: number) => JSON.stringify(Array(count).fill(1));
  expect(parseJson(list(10_001))).toHaveLength(10_001);
  expect(() => parseJson(list(10_002))).toThrow(SyntaxError);
  const fields = Object.fromEntries(Array.from({ length: 10_002 }, (_, index) => [`f${index}`, 1]));
  expect(() => parseJson(JSON.stringify(fields))).toThrow(SyntaxError);
  expect(parseJson(JSON.stringify(','.repeat(100_000)))).toHaveLength(100_000);
});

it('refuses what is no JSON', () => {
  for (const text of ['', '{', '[1,]', '"\\', 'undefined'])
    expect(() => parseJson(text)).toThrow(SyntaxError);
});
