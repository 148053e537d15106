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

it('refuses what is no JSON', () => {
  for (const text of ['', '{', '[1,]', '"\\', 'undefined'])
    expect(() => parseJson(text)).toThrow(SyntaxError);
});
