import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '@/lib/contract/ids.ts';
import { HUES, hueOf } from './hue-of.ts';

test('the same id has the same hue, and it is one of the ten', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      expect(HUES).toContain(hueOf(id));
      expect(hueOf(id)).toBe(hueOf(`${id}`));
    }),
  );
});

test('ids made in a row use every hue, none of them too often', () => {
  const counts = new Map<number, number>();
  for (let i = 0; i < 1000; i += 1) {
    const hue = hueOf(newId(1_800_000_000_000 + i));
    counts.set(hue, (counts.get(hue) ?? 0) + 1);
  }
  expect(counts.size).toBe(HUES.length);
  expect(Math.max(...counts.values())).toBeLessThan(180);
});
