import { expect, test } from 'vitest';
import { timeFormat } from '../_ui/time/format-time.ts';
import { presenceLabel } from './presence-label.ts';

const now = new Date(2027, 4, 12, 9, 30);
const format = timeFormat({ hours: 24, dateOrder: 'day' });
const lastSeenAt = new Date(2027, 4, 12, 9, 18).toISOString();

test('presence has a label', () => {
  expect(presenceLabel({ presence: 'online', lastSeenAt }, now, format)).toBe('Online');
  expect(presenceLabel({ presence: 'away', lastSeenAt }, now, format)).toBe('Away');
  expect(presenceLabel({ presence: 'offline', lastSeenAt }, now, format)).toBe('Last seen 12 minutes ago');
  expect(presenceLabel({ presence: 'offline', lastSeenAt: null }, now, format)).toBe('Not seen yet');
});
