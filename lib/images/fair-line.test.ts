import { expect, it } from 'vitest';
import { FairLine } from './fair-line.ts';

const takeAll = (line: FairLine<string>) => Array.from({ length: line.length }, () => line.take());

it('takes the works of people in turns, and of each in their order', () => {
  const line = new FairLine<string>({ ofOne: 3, ofAll: 10 });
  for (const work of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) line.add(work.slice(0, 1), work);
  expect(line.length).toBe(6);
  expect(takeAll(line)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  expect(line.take()).toBeUndefined();
});

it('has room for so many of one person, and so many together', () => {
  const line = new FairLine<string>({ ofOne: 2, ofAll: 3 });
  expect(['a', 'a', 'a', 'b', 'c'].map((person) => line.add(person, person))).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
  line.take();
  expect(line.add('a', 'a')).toBe(true);
});
