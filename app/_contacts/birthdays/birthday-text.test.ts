import { expect, it } from 'vitest';
import { timeFormat } from '../../_ui/time/format-time.ts';
import { ageText, dayText } from './birthday-text.ts';

const format = timeFormat({ hours: 24, dateOrder: 'day' });

it('says the day, and how far it is', () => {
  expect(dayText({ date: '2026-04-03', inDays: 0, turns: null }, format)).toBe('Today, Friday 3 April');
  expect(dayText({ date: '2026-04-03', inDays: 1, turns: null }, format)).toBe('Tomorrow, Friday 3 April');
  expect(dayText({ date: '2026-04-03', inDays: 12, turns: null }, format)).toBe('Friday 3 April, in 12 days');
  const monthFirst = timeFormat({ hours: 12, dateOrder: 'month' });
  expect(dayText({ date: '2026-04-03', inDays: 12, turns: null }, monthFirst)).toBe(
    'Friday, April 3, in 12 days',
  );
});

it('says the age where it is known', () => {
  expect(ageText({ date: '', inDays: 0, turns: 40 })).toBe('turns 40');
  expect(ageText({ date: '', inDays: 0, turns: null })).toBe('');
});
