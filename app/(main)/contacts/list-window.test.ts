import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anchorsAt, HEADING_HEIGHT, keepInPlace, layOut, ROW_HEIGHT, rangeAt, rowAt } from './list-window.ts';

const letters = (names: readonly string[]) => layOut(names.length, (index) => names[index]?.[0] ?? '');

it('stands each section under one heading', () => {
  const layout = letters(['Ada', 'Amy', 'Bo']);
  expect(layout.headings).toEqual(['A', null, 'B']);
  expect([...layout.tops]).toEqual([
    0,
    ROW_HEIGHT + HEADING_HEIGHT,
    2 * ROW_HEIGHT + HEADING_HEIGHT,
    3 * ROW_HEIGHT + 2 * HEADING_HEIGHT,
  ]);
});

it('draws what is in view, and never more than 100 rows of 100,000', () => {
  const layout = layOut(100_000, (index) => String(Math.floor(index / 4000)));
  for (const scrollTop of [0, 12_345, 3_000_000, 9_999_999]) {
    const { from, to } = rangeAt(layout, scrollTop, 1600);
    expect(to - from).toBeLessThanOrEqual(100);
    const [first, last] = [rowAt(layout, scrollTop), rowAt(layout, scrollTop + 1600)];
    expect(from).toBeLessThanOrEqual(first);
    expect(to).toBeGreaterThan(Math.min(last, 99_999));
  }
});

it('a row in view stays where it is on the screen, whatever comes and goes', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-f][a-z]{3}$/), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(names, names, fc.nat(4000), (before, after, y) => {
      const [old, next] = [before.toSorted(), after.toSorted()];
      const anchors = anchorsAt(letters(old), old, { scrollTop: y, height: 500 });
      const scrollTop = keepInPlace(letters(next), next, anchors);
      const kept = anchors.find(({ id }) => next.includes(id));
      if (!kept) expect(scrollTop).toBeNull();
      const lower = kept && letters(next).tops[next.indexOf(kept.id) + 1];
      if (kept) expect((lower ?? 0) - (scrollTop ?? 0)).toBe(kept.offset);
    }),
  );
});
