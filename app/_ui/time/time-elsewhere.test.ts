import { expect, test } from 'vitest';
import { timeFormat } from './format-time.ts';
import { timeElsewhere } from './time-elsewhere.ts';

const format = timeFormat({ hours: 24, dateOrder: 'day' });
const now = new Date('2027-05-12T07:30:00Z');

test.each([
  ['Asia/Kolkata', '13:00'],
  ['Europe/London', '08:30'],
  ['America/Los_Angeles', '00:30'],
])('in %s it is %s while it is 09:30 in Berlin', (zone, clock) => {
  expect(timeElsewhere(now, { timeZone: zone, format, ownZone: 'Europe/Berlin' })).toBe(clock);
});

test.each(['Europe/Berlin', 'Europe/Paris'])('the clocks of %s show the same as here', (zone) => {
  expect(timeElsewhere(now, { timeZone: zone, format, ownZone: 'Europe/Berlin' })).toBeNull();
});

test('on another day the day is named', () => {
  expect(timeElsewhere(now, { timeZone: 'Pacific/Honolulu', format, ownZone: 'Europe/Berlin' })).toBe(
    'Tuesday 21:30',
  );
});

test('a zone that this browser does not know says nothing', () => {
  expect(timeElsewhere(now, { timeZone: 'Mars/Olympus', format })).toBeNull();
});
