import { expect, test } from 'vitest';
import { dayStart } from './day-start.ts';

test.each([
  ['UTC', { year: 2026, month: 5, day: 1 }, '2026-05-01T00:00:00.000Z'],
  ['Asia/Kolkata', { year: 2026, month: 5, day: 1 }, '2026-04-30T18:30:00.000Z'],
  ['America/New_York', { year: 2026, month: 1, day: 1 }, '2026-01-01T05:00:00.000Z'],
  ['Europe/Berlin', { year: 2026, month: 3, day: 29 }, '2026-03-28T23:00:00.000Z'],
  ['Europe/Berlin', { year: 2026, month: 3, day: 30 }, '2026-03-29T22:00:00.000Z'],
  ['Europe/Berlin', { year: 2026, month: 10, day: 26 }, '2026-10-25T23:00:00.000Z'],
])('in %s the day %j begins at %s', (timeZone, day, start) => {
  expect(new Date(dayStart(day, timeZone)).toISOString()).toBe(start);
});
