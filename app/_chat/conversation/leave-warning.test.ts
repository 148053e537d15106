import { expect, test } from 'vitest';
import type { Conversation, Member } from '@/lib/contract/conversations/conversation.ts';
import { sampleConversation, sampleMember } from '@/lib/testing/samples.ts';
import { leaveWarning } from './leave-warning.ts';

const member = (userId: string, role: Member['role']) =>
  sampleMember(userId, { role, displayName: userId.toUpperCase() });

function room(visibility: 'public' | 'private', ...members: Member[]): Conversation {
  return sampleConversation({
    kind: 'room',
    name: 'Design',
    slug: 'design',
    visibility,
    members,
    memberCount: members.length,
    myRole: members[0]?.role ?? 'member',
  });
}

test('the last member learns that the room is archived', () => {
  expect(leaveWarning(room('public', member('me', 'owner')), 'me')).toMatch(/archived/);
});

test('the only owner learns who becomes the owner', () => {
  const two = room('private', member('me', 'owner'), member('bo', 'member'));
  expect(leaveWarning(two, 'me')).toBe('BO becomes its owner. Only an invitation brings you back.');
  const admin = room('public', member('me', 'owner'), member('bo', 'member'), member('cy', 'admin'));
  expect(leaveWarning(admin, 'me')).toMatch(/^CY becomes its owner\./);
  const many = room('public', member('me', 'owner'), member('bo', 'member'), member('cy', 'member'));
  expect(leaveWarning(many, 'me')).toMatch(/^Whoever has been in it the longest/);
});

test('others, and an owner beside another, only learn the way back', () => {
  const back = 'You can join again at any time.';
  expect(leaveWarning(room('public', member('me', 'member'), member('bo', 'owner')), 'me')).toBe(back);
  expect(leaveWarning(room('public', member('me', 'owner'), member('bo', 'owner')), 'me')).toBe(back);
});
