import { expect, test } from 'vitest';
import { sampleConversation } from '@/lib/testing/samples.ts';
import { canInviteTo } from './can-invite-to.ts';

test('members invite to public rooms, owners and admins to private ones too, no one to what is archived', () => {
  const room = (more: object) =>
    canInviteTo(sampleConversation({ kind: 'room', visibility: 'public', ...more }));
  expect(room({ myRole: 'member' })).toBe(true);
  expect(room({ myRole: 'member', visibility: 'private' })).toBe(false);
  expect(room({ myRole: 'admin', visibility: 'private' })).toBe(true);
  expect(room({ myRole: 'owner', archivedAt: '2026-01-01T00:00:00.000Z' })).toBe(false);
  expect(room({ kind: 'direct', visibility: null })).toBe(false);
});
