import { expect, test } from 'vitest';
import { countText } from './use-contact-count.ts';

test('says how many there are, as people write it', () => {
  expect(countText({ count: 0, isExact: true })).toBe('0 contacts');
  expect(countText({ count: 1, isExact: true })).toBe('1 contact');
  expect(countText({ count: 1204, isExact: true })).toBe('1,204 contacts');
  expect(countText({ count: 10_000, isExact: false })).toBe('More than 10,000 contacts');
});
