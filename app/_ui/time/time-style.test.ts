import { expect, test } from 'vitest';
import { firstLanguage, timeStyleOf } from './time-style.ts';

const asBrowser = { clock: 'browser', dateOrder: 'browser' } as const;

test.each([
  ['en-GB', 24, 'day'],
  ['en-US', 12, 'month'],
  ['en', 12, 'month'],
  ['en-IN', 12, 'day'],
  ['en-ZA', 24, 'year'],
  ['de-DE', 24, 'day'],
  ['fr', 24, 'day'],
  ['sv', 24, 'year'],
  ['ja', 24, 'year'],
  ['ko-KR', 12, 'year'],
  ['ar-EG', 12, 'day'],
  ['hi', 12, 'day'],
])('a browser of %s reads a clock of %i hours and the %s first', (language, hours, dateOrder) => {
  expect(timeStyleOf(asBrowser, language)).toEqual({ hours, dateOrder });
});

test.each(['', '*', 'not a language', 'x'])('of the language %j nothing is known', (language) => {
  expect(timeStyleOf(asBrowser, language)).toEqual({ hours: 24, dateOrder: 'day' });
});

test('what a person chose goes before the browser, each by itself', () => {
  expect(timeStyleOf({ clock: '24', dateOrder: 'browser' }, 'en-US')).toEqual({
    hours: 24,
    dateOrder: 'month',
  });
  expect(timeStyleOf({ clock: 'browser', dateOrder: 'year' }, 'en-US')).toEqual({
    hours: 12,
    dateOrder: 'year',
  });
  expect(timeStyleOf({ clock: '12', dateOrder: 'day' }, 'sv')).toEqual({ hours: 12, dateOrder: 'day' });
});

test.each([
  ['en-US,en;q=0.9,de;q=0.8', 'en-US'],
  ['de', 'de'],
  [' fr-CH, fr;q=0.9', 'fr-CH'],
  ['*', ''],
  ['', ''],
  [null, ''],
])('of the header %j the first language is %j', (header, language) => {
  expect(firstLanguage(header)).toBe(language);
});
