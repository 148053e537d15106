import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { addDays, bornOn, nextBirthday, todayIn } from './birthdays.ts';

test.each([
  ['1986-04-30', '2026-04-30', { date: '2026-04-30', inDays: 0, turns: 40 }],
  ['1986-04-30', '2026-05-01', { date: '2027-04-30', inDays: 364, turns: 41 }],
  ['--04-30', '2026-04-01', { date: '2026-04-30', inDays: 29, turns: null }],
  ['1990-01-02', '2026-12-31', { date: '2027-01-02', inDays: 2, turns: 37 }],
  ['1984-02-29', '2026-02-01', { date: '2026-02-28', inDays: 27, turns: 42 }],
  ['1984-02-29', '2028-02-01', { date: '2028-02-29', inDays: 28, turns: 44 }],
  ['--02-29', '2026-03-01', { date: '2027-02-28', inDays: 364, turns: null }],
  ['--02-29', '2027-03-01', { date: '2028-02-29', inDays: 365, turns: null }],
  ['1984-02-29', '2100-02-28', { date: '2100-02-28', inDays: 0, turns: 116 }],
  ['2026-04-30', '2026-04-30', { date: '2026-04-30', inDays: 0, turns: 0 }],
  ['2099-04-30', '2026-04-30', { date: '2026-04-30', inDays: 0, turns: null }],
  ['0090-04-30', '2026-04-30', { date: '2026-04-30', inDays: 0, turns: 1936 }],
])('%s on %s', (birthday, today, expected) => {
  expect(nextBirthday(birthday, today)).toEqual(expected);
});

it('is none without a birthday', () => {
  expect(nextBirthday('', '2026-04-30')).toBeNull();
});

it('is celebrated on the day by which it is looked for, wherever clocks are changed', () => {
  const day = fc
    .integer({ min: 0, max: 200_000 })
    .map((days) => addDays('1970-01-01', days))
    .filter((text) => text < '2400');
  fc.assert(
    fc.property(day, day, (birthday, today) => {
      const next = nextBirthday(birthday, today);
      expect(bornOn(next?.date ?? '')).toContain(birthday.slice(5));
      expect(addDays(today, next?.inDays ?? 0)).toBe(next?.date);
      expect(next?.inDays).toBeLessThanOrEqual(366);
    }),
  );
});

it('today is the day of the wall clock', () => {
  const now = new Date('2026-03-29T00:30:00Z');
  expect(todayIn('America/New_York', now)).toBe('2026-03-28');
  expect(todayIn('Europe/Berlin', now)).toBe('2026-03-29');
  expect(todayIn('Pacific/Kiritimati', new Date('2026-12-31T10:30:00Z'))).toBe('2027-01-01');
});
