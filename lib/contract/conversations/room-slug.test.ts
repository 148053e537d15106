import { expect, test } from 'vitest';
import { slugOf } from './room-slug.ts';

test('a name becomes an address of letters, digits and hyphens', () => {
  expect(slugOf('Design')).toBe('design');
  expect(slugOf('  Käse & Brot! ')).toBe('kase-brot');
  expect(slugOf("Ada's Straße 7")).toBe('adas-strasse-7');
  expect(slugOf('ＦＵＬＬ ｗｉｄｔｈ')).toBe('full-width');
  expect(slugOf('設計')).toBe('設計');
  expect(slugOf('Проект «Север»')).toBe('проект-север');
  expect(slugOf('मुंबई कार्यालय')).toBe('मुंबई-कार्यालय');
});

test('a name without any of those is a room, and a long one is cut without a hyphen at its end', () => {
  expect(slugOf('')).toBe('room');
  expect(slugOf('🎉 ✨')).toBe('room');
  const long = slugOf(`${'a'.repeat(59)} b`);
  expect(long).toBe('a'.repeat(59));
});
