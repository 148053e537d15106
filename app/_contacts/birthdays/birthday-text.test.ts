import { expect, it } from 'vitest';
import { ageText, dayText } from './birthday-text.ts';

it('says the day, and how far it is', () => {
  expect(dayText({ date: '2026-04-03', inDays: 0, turns: null })).toBe('Today, Friday 3 April');
  expect(dayText({ date: '2026-04-03', inDays: 1, turns: null })).toBe('Tomorrow, Friday 3 April');
  expect(dayText({ date: '2026-04-03', inDays: 12, turns: null })).toBe('Friday 3 April, in 12 days');
});

it('says the age where it is known', () => {
  expect(ageText({ date: '', inDays: 0, turns: 40 })).toBe('turns 40');
  expect(ageText({ date: '', inDays: 0, turns: null })).toBe('');
});
