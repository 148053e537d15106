import { expect, test } from 'vitest';
import { filterIn, readTyped, withFilter } from './search-text.ts';

test('filters are picked into what is typed, and taken out again', () => {
  expect(withFilter('plan', 'from', 'ada')).toBe('plan from:ada');
  expect(withFilter('plan from:ada now', 'from', 'ben')).toBe('plan now from:ben');
  expect(withFilter('From:"Ada L" plan', 'from', '')).toBe('plan');
  expect(withFilter('plan', 'in', 'Design team')).toBe('plan in:"Design team"');
  expect(filterIn('plan in:"Design team"', 'in')).toBe('Design team');
  expect(filterIn('plan', 'has')).toBe('');
});

test('what is typed is read while it is being typed', () => {
  expect(readTyped('say "see yo')).toEqual({ words: 'say see yo', hasFilters: false });
  expect(readTyped('plan has:link')).toEqual({ words: 'plan', hasFilters: true });
  expect(readTyped('a')).toBeNull();
});
