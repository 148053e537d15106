import { expect, test } from 'vitest';
import { formatSize } from './format-size.ts';

test('sizes are read in steps of a thousand', () => {
  expect([0, 1, 812, 999, 1000, 2_440_000, 9_960_000, 999_600, 100_000_000].map(formatSize)).toEqual([
    '0 bytes',
    '1 byte',
    '812 bytes',
    '999 bytes',
    '1.0 KB',
    '2.4 MB',
    '10 MB',
    '1.0 MB',
    '100 MB',
  ]);
});
