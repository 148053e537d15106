import { describe, expect, it, test } from 'vitest';
import { clockOf, type QuietHours, type QuietSpan, quietUntil, type Weekday } from './quiet-hours.ts';

const NIGHT = { from: '22:00', to: '07:00' };
const NEVER = { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null };

function quiet(timeZone: string, days: Partial<Record<Weekday, QuietSpan>>): QuietHours {
  return { timeZone, days: { ...NEVER, ...days }, isShownToSenders: true, allowsUrgent: true };
}

const nights = (timeZone: string) =>
  quiet(timeZone, { mon: NIGHT, tue: NIGHT, wed: NIGHT, thu: NIGHT, fri: NIGHT, sat: NIGHT, sun: NIGHT });

const until = (hours: QuietHours | null, at: string) =>
  quietUntil(hours, new Date(at))?.toISOString() ?? null;

// 2026-05-04 is a Monday. Berlin is two hours ahead of UTC then.
test.each([
  ['before it begins', '2026-05-04T19:59:59Z', null],
  ['in its first minute', '2026-05-04T20:00:00Z', '2026-05-05T05:00:00.000Z'],
  ['after midnight it is still the night of Monday', '2026-05-05T01:30:00Z', '2026-05-05T05:00:00.000Z'],
  ['in its last second', '2026-05-05T04:59:59Z', '2026-05-05T05:00:00.000Z'],
  ['at its end', '2026-05-05T05:00:00Z', null],
])('%s', (_name, at, end) => {
  expect(until(quiet('Europe/Berlin', { mon: NIGHT }), at)).toBe(end);
});

describe('spans', () => {
  it('of a day lie within it, and other days are not quiet', () => {
    const lunch = quiet('Asia/Kolkata', { wed: { from: '12:00', to: '13:30' } });
    expect(until(lunch, '2026-05-06T06:30:00Z')).toBe('2026-05-06T08:00:00.000Z');
    expect(until(lunch, '2026-05-07T06:30:00Z')).toBeNull();
  });
  it('that meet or overlap end together', () => {
    const hours = quiet('UTC', { sat: { from: '20:00', to: '09:00' }, sun: { from: '08:00', to: '12:00' } });
    expect(until(hours, '2026-05-09T21:00:00Z')).toBe('2026-05-10T12:00:00.000Z');
  });
  it('from a time to the same time last a day', () => {
    const day = quiet('UTC', { sun: { from: '09:00', to: '09:00' } });
    expect(until(day, '2026-05-11T08:59:00Z')).toBe('2026-05-11T09:00:00.000Z');
  });
  it('without an end are followed for a week', () => {
    const always = { from: '00:00', to: '00:00' };
    const hours = quiet('UTC', {
      mon: always,
      tue: always,
      wed: always,
      thu: always,
      fri: always,
      sat: always,
      sun: always,
    });
    expect(Date.parse(until(hours, '2026-05-04T10:00:00Z') ?? '')).toBeGreaterThan(
      Date.parse('2026-05-10T00:00:00Z'),
    );
  });
  it('are none without quiet hours', () => {
    expect(until(null, '2026-05-04T23:00:00Z')).toBeNull();
  });
});

describe('a night in which the clock is changed', () => {
  it('to summer time is an hour shorter', () => {
    // Berlin, 29 March 2026: 02:00 becomes 03:00.
    expect(until(nights('Europe/Berlin'), '2026-03-28T21:30:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(until(nights('Europe/Berlin'), '2026-03-29T05:00:00Z')).toBeNull();
  });
  it('to winter time is an hour longer', () => {
    // Berlin, 25 October 2026: 03:00 becomes 02:00.
    expect(until(nights('Europe/Berlin'), '2026-10-24T20:30:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });
  it('ends with the change if the end is left out', () => {
    const hours = quiet('Europe/Berlin', { sat: { from: '22:00', to: '02:30' } });
    expect(until(hours, '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:00:00.000Z');
  });
  it('is quiet twice in an hour that comes twice', () => {
    const hours = quiet('Europe/Berlin', { sun: { from: '02:00', to: '02:30' } });
    expect(until(hours, '2026-10-25T00:10:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(until(hours, '2026-10-25T00:40:00Z')).toBeNull();
    expect(until(hours, '2026-10-25T01:10:00Z')).toBe('2026-10-25T01:30:00.000Z');
  });
});

test('a clock shows the time of its zone', () => {
  const at = new Date('2026-05-04T17:40:00Z');
  expect(clockOf('Asia/Kolkata', at)).toBe('23:10');
  expect(clockOf('UTC', at)).toBe('17:40');
  expect(clockOf('America/New_York', new Date('2026-05-04T04:05:00Z'))).toBe('00:05');
});
