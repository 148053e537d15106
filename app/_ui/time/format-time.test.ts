import { expect, test } from 'vitest';
import { type TimeStyle, timeFormat } from './format-time.ts';

const now = new Date(2027, 4, 12, 9, 30);
const usual = timeFormat({ hours: 24, dateOrder: 'day' });
const american = timeFormat({ hours: 12, dateOrder: 'month' });
const yearFirst = timeFormat({ hours: 24, dateOrder: 'year' });
// The parts of a time stay on one line.
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  ['00:00', '12:00 AM'],
  ['07:05', '7:05 AM'],
  ['12:00', '12:00 PM'],
  ['13:05', '1:05 PM'],
  ['22:42', '10:42 PM'],
])('%s is %s by a clock of 12 hours', (by24, by12) => {
  const [hours, minutes] = by24.split(':').map(Number);
  const time = new Date(2027, 4, 12, hours, minutes);
  expect(usual.clock(time)).toBe(by24);
  expect(usual.clockText(by24)).toBe(by24);
  expect(spaced(american.clock(time))).toBe(by12);
  expect(spaced(american.clockText(by24))).toBe(by12);
  expect(american.clock(time)).not.toContain(' ');
});

test.each<[TimeStyle['dateOrder'], string, string, string]>([
  ['day', '3 May 2027', '3 May', 'Monday 3 May 2027'],
  ['month', 'May 3, 2027', 'May 3', 'Monday, May 3, 2027'],
  ['year', '2027-05-03', 'May 3', 'Monday, 2027-05-03'],
])('%s first: %s, %s, %s', (dateOrder, whole, yearly, named) => {
  const { date } = timeFormat({ hours: 24, dateOrder });
  expect(date({ year: 2027, month: 5, day: 3 })).toBe(whole);
  expect(date({ month: 5, day: 3 })).toBe(yearly);
  expect(date({ year: 2027, month: 5, day: 3 }, 'Monday')).toBe(named);
});

test.each([
  [new Date(2027, 4, 12, 0, 0), 'Today', 'Today', 'Today'],
  [new Date(2027, 4, 11, 23, 59), 'Yesterday', 'Yesterday', 'Yesterday'],
  [new Date(2027, 4, 10, 12, 0), 'Monday', 'Monday', 'Monday'],
  [new Date(2027, 4, 6, 12, 0), 'Thursday', 'Thursday', 'Thursday'],
  [new Date(2027, 4, 5, 12, 0), '5 May', 'May 5', 'May 5'],
  [new Date(2024, 4, 3, 12, 0), '3 May 2024', 'May 3, 2024', '2024-05-03'],
])('the day of %s reads %s, %s or %s', (time, dayFirst, monthFirst, byYear) => {
  expect(usual.day(time, now)).toBe(dayFirst);
  expect(american.day(time, now)).toBe(monthFirst);
  expect(yearFirst.day(time, now)).toBe(byYear);
});

test('a time in a list is a clock today and a day before that', () => {
  expect(usual.when(new Date(2027, 4, 12, 8, 1), now)).toBe('08:01');
  expect(spaced(american.when(new Date(2027, 4, 12, 8, 1), now))).toBe('8:01 AM');
  expect(usual.when(new Date(2027, 4, 11, 8, 1), now)).toBe('Yesterday');
});

test('the full date names everything', () => {
  const time = new Date(2027, 4, 3, 22, 42);
  expect(usual.full(time)).toBe('Monday 3 May 2027, 22:42');
  expect(spaced(american.full(time))).toBe('Monday, May 3, 2027, 10:42 PM');
  expect(yearFirst.full(time)).toBe('Monday, 2027-05-03, 22:42');
});

test.each([
  [new Date(2027, 4, 12, 9, 29, 45), 'just now', 'just now'],
  [new Date(2027, 4, 12, 9, 31), 'just now', 'just now'],
  [new Date(2027, 4, 12, 9, 29), '1 minute ago', '1 minute ago'],
  [new Date(2027, 4, 12, 8, 31), '59 minutes ago', '59 minutes ago'],
  [new Date(2027, 4, 12, 7, 5), 'at 07:05', 'at 7:05 AM'],
  [new Date(2027, 4, 11, 7, 5), 'yesterday at 07:05', 'yesterday at 7:05 AM'],
  [new Date(2027, 4, 9, 7, 5), 'on Sunday', 'on Sunday'],
  [new Date(2027, 3, 9, 7, 5), 'on 9 April', 'on April 9'],
])('%s was %s, or %s', (time, dayFirst, monthFirst) => {
  expect(usual.ago(time, now)).toBe(dayFirst);
  expect(spaced(american.ago(time, now))).toBe(monthFirst);
});
