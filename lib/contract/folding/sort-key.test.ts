import { expect, it } from 'vitest';
import { sortKey } from './sort-key.ts';

it('sorts a letter with accents beside the same letter without', () => {
  expect(sortKey('Ölberg')).toBe('olberg');
  expect(sortKey('\u202aÖlberg')).toBe('olberg');
});
