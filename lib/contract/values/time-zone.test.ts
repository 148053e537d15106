import { expect, test } from 'vitest';
import { isTimeZone } from './time-zone.ts';

test.each(['Europe/Berlin', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'UTC'])(
  '%s is a time zone',
  (text) => expect(isTimeZone(text)).toBe(true),
);

test.each([
  '',
  'Berlin',
  'Europe/Atlantis',
  '+02:00',
  '-0530',
  'Europe/Berlin\0',
  '__proto__',
  '../etc/localtime',
])('%j is none', (text) => expect(isTimeZone(text)).toBe(false));
