import { expect, test } from 'vitest';
import { formatAgo, formatClock, formatDay, formatFull, formatWhen } from './format-time.ts';

const now = new Date(2027, 4, 12, 9, 30);

test('a clock has two digits and no am or pm', () => {
  expect(formatClock(new Date(2027, 4, 12, 7, 5))).toBe('07:05');
  expect(formatClock(new Date(2027, 4, 12, 22, 42))).toBe('22:42');
});

test.each([
  [new Date(2027, 4, 12, 0, 0), 'Today'],
  [new Date(2027, 4, 11, 23, 59), 'Yesterday'],
  [new Date(2027, 4, 10, 12, 0), 'Monday'],
  [new Date(2027, 4, 6, 12, 0), 'Thursday'],
  [new Date(2027, 4, 5, 12, 0), '5 May'],
  [new Date(2024, 4, 3, 12, 0), '3 May 2024'],
])('the day of %s reads %s', (time, text) => {
  expect(formatDay(time, now)).toBe(text);
});

test('a time in a list is a clock today and a day before that', () => {
  expect(formatWhen(new Date(2027, 4, 12, 8, 1), now)).toBe('08:01');
  expect(formatWhen(new Date(2027, 4, 11, 8, 1), now)).toBe('Yesterday');
});

test('the full date names everything', () => {
  expect(formatFull(new Date(2027, 4, 3, 10, 42))).toMatch(/^Monday,? 3 May 2027, 10:42$/);
});

test.each([
  [new Date(2027, 4, 12, 9, 29, 45), 'just now'],
  [new Date(2027, 4, 12, 9, 31), 'just now'],
  [new Date(2027, 4, 12, 9, 29), '1 minute ago'],
  [new Date(2027, 4, 12, 8, 31), '59 minutes ago'],
  [new Date(2027, 4, 12, 7, 5), 'at 07:05'],
  [new Date(2027, 4, 11, 7, 5), 'yesterday at 07:05'],
  [new Date(2027, 4, 9, 7, 5), 'on Sunday'],
  [new Date(2027, 3, 9, 7, 5), 'on 9 April'],
])('%s was %s', (time, text) => {
  expect(formatAgo(time, now)).toBe(text);
});
