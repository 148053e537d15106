import fc from 'fast-check';
import { expect, test } from 'vitest';
import { averageHeight, movedStart, RENDERED_MAX, renderedRange, startAround } from './log-window.ts';

const loaded = { from: 1, to: 1000 };

test('while the end is followed the last sixty are rendered, fewer when there are fewer', () => {
  expect(renderedRange(null, loaded)).toEqual({ from: 941, to: 1000 });
  expect(renderedRange(null, { from: 991, to: 1000 })).toEqual({ from: 991, to: 1000 });
});

test('elsewhere a hundred and fifty are rendered, and never beyond what is loaded', () => {
  expect(renderedRange(300, loaded)).toEqual({ from: 300, to: 449 });
  expect(renderedRange(990, loaded)).toEqual({ from: 851, to: 1000 });
  expect(renderedRange(-20, loaded)).toEqual({ from: 1, to: 150 });
});

test('the part around a message has it in the middle, or begins with the first that is loaded', () => {
  expect(startAround(500, loaded)).toBe(425);
  expect(startAround(10, loaded)).toBe(1);
});

test('it stays while both edges are far, and at the ends of what is loaded', () => {
  const far = { above: -2000, below: -2000, height: 6000 };
  expect(movedStart(far, { from: 300, to: 449 }, loaded)).toBeNull();
  const close = { above: 0, below: 0, height: 300 };
  expect(movedStart(close, { from: 1, to: 10 }, { from: 1, to: 10 })).toBeNull();
});

test('it moves by sixty rows at least, by more when the visible part is beyond it, upwards first', () => {
  const rendered = { from: 300, to: 449 };
  expect(movedStart({ above: -100, below: -100, height: 6000 }, rendered, loaded)).toBe(240);
  expect(movedStart({ above: -2000, below: -100, height: 6000 }, rendered, loaded)).toBe(360);
  expect(movedStart({ above: 3100, below: -9000, height: 6000 }, rendered, loaded)).toBe(200);
});

test('whatever is asked for, the rendered part lies in what is loaded and is not larger than its limit', () => {
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: -500, max: 3000 }), { nil: null }),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 0, max: 1500 }),
      (start, from, length) => {
        const all = { from, to: from + length };
        const part = renderedRange(start, all);
        expect(part.from).toBeGreaterThanOrEqual(all.from);
        expect(part.to).toBeLessThanOrEqual(all.to);
        expect(part.to).toBeGreaterThanOrEqual(part.from);
        expect(part.to - part.from).toBeLessThan(RENDERED_MAX);
      },
    ),
  );
});

test('the average height of a row is that of the rendered rows', () => {
  expect(averageHeight({ above: 0, below: 0, height: 6000 }, { from: 300, to: 449 })).toBe(40);
});
