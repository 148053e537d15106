import { expect, it } from 'vitest';
import { gatherCalls } from './gather-calls.ts';

it('makes one call for those who ask together, and one for all who ask while it is under way', async () => {
  const calls: string[][] = [];
  const ends: (() => void)[] = [];
  const ask = gatherCalls(async (keys: string[]) => {
    calls.push(keys);
    await new Promise<void>((resolve) => ends.push(resolve));
    return new Map(keys.map((key) => [key, `${key}!`]));
  });
  const first = Promise.all([ask(['a']), ask(['b', 'a'])]);
  await new Promise((resolve) => setImmediate(resolve));
  const later = [ask(['c']), ask(['d']), ask(['c'])];
  expect(calls).toEqual([['a', 'b']]);
  ends[0]?.();
  for (const map of await first) expect(map.get('a')).toBe('a!');
  await new Promise((resolve) => setImmediate(resolve));
  expect(calls).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  ends[1]?.();
  expect((await Promise.all(later)).map((map) => map.get('d'))).toEqual(['d!', 'd!', 'd!']);
});

it('fails those of the call that failed, and no others', async () => {
  let isFailing = true;
  const ask = gatherCalls(async (keys: string[]) => {
    if (isFailing) throw new Error('away');
    return keys;
  });
  await expect(Promise.all([ask(['a']), ask(['b'])])).rejects.toThrow('away');
  isFailing = false;
  expect(await ask(['c'])).toEqual(['c']);
});

it('passes over a call that never ends', async () => {
  let isLost = true;
  const ask = gatherCalls(
    (keys: string[]) => (isLost ? new Promise<string[]>(() => {}) : Promise.resolve(keys)),
    50,
  );
  const lost = ask(['a']);
  await new Promise((resolve) => setImmediate(resolve));
  isLost = false;
  const next = ask(['b']);
  await expect(lost).rejects.toMatchObject({ code: 'unavailable' });
  expect(await next).toEqual(['b']);
});
