import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centred, moved, zoomed } from './crop.ts';

test('the square never leaves the picture, whatever is done to it', () => {
  const step = fc.oneof(
    fc.record({
      x: fc.double({ min: -900, max: 900, noNaN: true }),
      y: fc.double({ min: -900, max: 900, noNaN: true }),
    }),
    fc.record({ zoom: fc.double({ min: 1, max: 4, noNaN: true }) }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.array(step),
      (width, height, steps) => {
        let crop = centred({ width, height });
        for (const each of steps)
          crop = 'zoom' in each ? zoomed(crop, each.zoom) : moved(crop, each.x, each.y);
        const slack = 1e-6;
        expect(Math.min(crop.x, crop.y)).toBeGreaterThanOrEqual(0);
        expect(crop.x + crop.side).toBeLessThanOrEqual(width + slack);
        expect(crop.y + crop.side).toBeLessThanOrEqual(height + slack);
      },
    ),
  );
});
