import { expect, test } from 'vitest';
import { moved, WHOLE, within, zoomed } from './zoom.ts';

const stage = { width: 400, height: 300 };

test('what is under the pointer stays there while one zooms', () => {
  const point = { x: 100, y: -50 };
  const view = zoomed(zoomed(WHOLE, 2, point), 1.5, point);
  expect(view.scale).toBe(3);
  // The place of the picture under the pointer, before and after.
  expect([(point.x - view.x) / view.scale, (point.y - view.y) / view.scale]).toEqual([100, -50]);
});

test('a picture is never smaller than it fits, nor larger than eight times', () => {
  expect(zoomed(zoomed(WHOLE, 2, { x: 10, y: 10 }), 0.1, { x: 0, y: 0 })).toEqual(WHOLE);
  expect(zoomed(WHOLE, 100, { x: 0, y: 0 }).scale).toBe(8);
});

test('a picture cannot be pushed out of sight', () => {
  const view = moved(zoomed(WHOLE, 2, { x: 0, y: 0 }), { x: 1000, y: -1000 });
  expect(within(view, stage, { width: 400, height: 200 })).toEqual({ scale: 2, x: 200, y: -50 });
  expect(within(moved(WHOLE, { x: 5, y: 5 }), stage, { width: 300, height: 200 })).toEqual(WHOLE);
});
