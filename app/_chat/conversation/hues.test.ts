import { expect, test } from 'vitest';
import { HUES, hueOf } from '../../_ui/person/hue-of.ts';
import { distinctHues } from './hues.ts';

test('up to ten people have inks of their own, the first of two the one that they have everywhere', () => {
  const ids = Array.from({ length: 10 }, (_, at) => `person-${at}`);
  const hues = distinctHues(ids);
  expect(new Set(hues.values()).size).toBe(HUES.length);
  expect(hues.get('person-0')).toBe(hueOf('person-0'));
  expect(distinctHues(ids)).toEqual(hues);
});

test('the eleventh has the one that they have everywhere', () => {
  const ids = Array.from({ length: 11 }, (_, at) => `person-${at}`);
  expect(distinctHues(ids).get('person-10')).toBe(hueOf('person-10'));
});
