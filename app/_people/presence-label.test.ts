import { expect, test } from 'vitest';
import { presenceWords } from './presence-label.ts';

const now = new Date(2027, 4, 12, 9, 30);
const lastSeenAt = new Date(2027, 4, 12, 9, 18).toISOString();

test('presence is said in words', () => {
  expect(presenceWords({ presence: 'online', lastSeenAt }, now)).toBe('Online');
  expect(presenceWords({ presence: 'away', lastSeenAt }, now)).toBe('Away');
  expect(presenceWords({ presence: 'offline', lastSeenAt }, now)).toBe('Last seen 12 minutes ago');
  expect(presenceWords({ presence: 'offline', lastSeenAt: null }, now)).toBe('Not seen yet');
});
