import { expect, test } from 'vitest';
import { timeFormat } from '../../_ui/time/format-time.ts';
import { mutedLabel, muteUntil } from './mute-times.ts';

const now = new Date(2027, 4, 12, 21, 30);
const format = timeFormat({ hours: 24, dateOrder: 'day' });

test('muting lasts for hours, until the morning, or always', () => {
  expect(muteUntil('1h', now)).toBe(new Date(2027, 4, 12, 22, 30).toISOString());
  expect(muteUntil('8h', now)).toBe(new Date(2027, 4, 13, 5, 30).toISOString());
  expect(muteUntil('tomorrow', now)).toBe(new Date(2027, 4, 13, 8, 0).toISOString());
  expect(muteUntil('no', now)).toBeNull();
});

test('how long it lasts has a label', () => {
  expect(mutedLabel(muteUntil('1h', now) ?? '', now, format)).toBe('Muted until 22:30');
  expect(mutedLabel(muteUntil('8h', now) ?? '', now, format)).toBe('Muted until tomorrow, 05:30');
  expect(mutedLabel(muteUntil('always', now) ?? '', now, format)).toBe('Muted always');
});
