import { expect, test } from 'vitest';
import { timeStyleOf } from './time-style.ts';
import { usualStyle } from './usual-style.ts';

test.each([
  ['en-GB', 24, 'day'],
  ['en-US,en;q=0.9,de;q=0.8', 12, 'month'],
  ['en', 12, 'month'],
  ['en-IN', 12, 'day'],
  ['en-ZA', 24, 'year'],
  [' de-DE, fr;q=0.9', 24, 'day'],
  ['fr', 24, 'day'],
  ['sv', 24, 'year'],
  ['ja', 24, 'year'],
  ['ko-KR', 12, 'year'],
  ['ar-EG', 12, 'day'],
  ['hi', 12, 'day'],
])('a browser of %s reads a clock of %i hours and the %s first', (header, hours, dateOrder) => {
  expect(usualStyle(header)).toEqual({ hours, dateOrder });
});

test.each([null, '', '*', 'not a language', 'x'])('of the header %j nothing is known', (header) => {
  expect(usualStyle(header)).toEqual({ hours: 24, dateOrder: 'day' });
});

test('what a person chose goes before what is usual, each by itself', () => {
  const american = usualStyle('en-US');
  expect(timeStyleOf({ clock: 'browser', dateOrder: 'browser' }, american)).toEqual(american);
  expect(timeStyleOf({ clock: '24', dateOrder: 'browser' }, american)).toEqual({
    hours: 24,
    dateOrder: 'month',
  });
  expect(timeStyleOf({ clock: 'browser', dateOrder: 'year' }, american)).toEqual({
    hours: 12,
    dateOrder: 'year',
  });
});
