import { expect, test } from 'vitest';
import { sampleConversation } from '@/lib/testing/samples.ts';
import { canPinIn } from './can-pin-in.ts';

test('both pin in a direct conversation; in a room owners and admins, while it is not archived', () => {
  const room = (more: object) => canPinIn(sampleConversation({ kind: 'room', ...more }));
  expect(room({ myRole: 'member' })).toBe(false);
  expect(room({ myRole: 'admin' })).toBe(true);
  expect(room({ myRole: 'owner' })).toBe(true);
  expect(room({ myRole: 'owner', archivedAt: '2026-01-01T00:00:00.000Z' })).toBe(false);
  expect(canPinIn(sampleConversation({ kind: 'direct', myRole: 'member' }))).toBe(true);
});
