import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  anchoredScrollTop,
  anchorsInView,
  HEADING_HEIGHT,
  layOutRows,
  ROW_HEIGHT,
  rangeAt,
  rowAt,
  scrollTopToShow,
  shiftDrawnRows,
} from './list-window.ts';

const letters = (names: readonly string[]) => layOutRows(names.length, (index) => names[index]?.[0] ?? '');

it('puts each section under one heading', () => {
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
  const layout = layOutRows(100_000, (index) => String(Math.floor(index / 4000)));
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
      const anchors = anchorsInView(letters(old), old, { scrollTop: y, height: 500 });
      const scrollTop = anchoredScrollTop(letters(next), next, anchors);
      const kept = anchors.find(({ id }) => next.includes(id));
      if (!kept) expect(scrollTop).toBeNull();
      const lower = kept && letters(next).tops[next.indexOf(kept.id) + 1];
      if (kept) expect((lower ?? 0) - (scrollTop ?? 0)).toBe(kept.offset);
    }),
  );
});

it('what was drawn and is still there stays drawn, at its new index', () => {
  const before = Array.from({ length: 200 }, (_, index) => String(index));
  const drawnBefore = { from: 88, to: 122, top: 100 };
  const changes = [
    ['new', ...before],
    before.slice(1),
    before.toSpliced(110, 0, 'new'),
    before.filter((id) => id !== '100'),
    [...before, 'new'],
  ];
  for (const after of changes) {
    const next = shiftDrawnRows(drawnBefore, before, after);
    const drawn = after.slice(next.from, next.to);
    const kept = before.slice(100, 122).filter((id) => after.includes(id));
    expect(drawn).toEqual(expect.arrayContaining(kept));
  }
  expect(shiftDrawnRows(drawnBefore, before, ['other'])).toEqual({ from: 0, to: 1, top: 0 });
});

it('draws nothing more when rows come in below what is drawn', () => {
  const before = Array.from({ length: 100 }, (_, index) => `c${index}`);
  const after = [...before, ...Array.from({ length: 100 }, (_, index) => `d${index}`)];
  const drawn = { from: 60, to: 96, top: 72 };
  expect(shiftDrawnRows(drawn, before, after)).toEqual(drawn);
});

it('a row is shown with as little scrolling as it takes, or in the middle, and never under the letter on top', () => {
  const layout = layOutRows(100, () => '');
  const at = (index: number, align: 'nearest' | 'middle') =>
    scrollTopToShow(layout, index, { scrollTop: 1280, height: 640, align });
  expect(at(25, 'nearest')).toBe(1280);
  expect(at(25, 'middle')).toBe(1280);
  expect(at(30, 'nearest')).toBe(31 * ROW_HEIGHT - 640);
  expect(at(10, 'nearest')).toBe(10 * ROW_HEIGHT - HEADING_HEIGHT);
  expect(at(20, 'nearest')).toBe(20 * ROW_HEIGHT - HEADING_HEIGHT);
  expect(at(60, 'middle')).toBe(60 * ROW_HEIGHT - (640 - ROW_HEIGHT) / 2);
});
