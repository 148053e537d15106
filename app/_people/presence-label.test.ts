import { expect, test } from 'vitest';
import { presenceLabel } from './presence-label.ts';

const now = new Date(2027, 4, 12, 9, 30);
const lastSeenAt = new Date(2027, 4, 12, 9, 18).toISOString();

test('presence has a label', () => {
  expect(presenceLabel({ presence: 'online', lastSeenAt }, now)).toBe('Online');
  expect(presenceLabel({ presence: 'away', lastSeenAt }, now)).toBe('Away');
  expect(presenceLabel({ presence: 'offline', lastSeenAt }, now)).toBe('Last seen 12 minutes ago');
  expect(presenceLabel({ presence: 'offline', lastSeenAt: null }, now)).toBe('Not seen yet');
});
