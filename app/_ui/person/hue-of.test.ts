import fc from 'fast-check';
import { expect, test } from 'vitest';
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
    const hue = hueOf(`0199c2f1-7a00-7${i.toString(16).padStart(3, '0')}-8000-1f2e3d4c5b6a`);
    counts.set(hue, (counts.get(hue) ?? 0) + 1);
  }
  expect(counts.size).toBe(HUES.length);
  expect(Math.max(...counts.values())).toBeLessThan(180);
});
