import { expect, test } from 'vitest';
import type { Conversation, Member } from '@/lib/contract/conversations/conversation.ts';
import { sampleConversation, sampleMember } from '@/lib/testing/samples.ts';
import { leaveWords } from './leave-warning.ts';

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

test('the last one is told that the room is archived', () => {
  expect(leaveWords(room('public', member('me', 'owner')), 'me')).toMatch(/archived/);
});

test('the only owner is told who takes over', () => {
  const two = room('private', member('me', 'owner'), member('bo', 'member'));
  expect(leaveWords(two, 'me')).toBe('BO becomes its owner. Only an invitation brings you back.');
  const admin = room('public', member('me', 'owner'), member('bo', 'member'), member('cy', 'admin'));
  expect(leaveWords(admin, 'me')).toMatch(/^CY becomes its owner\./);
  const many = room('public', member('me', 'owner'), member('bo', 'member'), member('cy', 'member'));
  expect(leaveWords(many, 'me')).toMatch(/^Whoever has been in it the longest/);
});

test('others, and an owner beside another, only learn the way back', () => {
  const back = 'You can join again at any time.';
  expect(leaveWords(room('public', member('me', 'member'), member('bo', 'owner')), 'me')).toBe(back);
  expect(leaveWords(room('public', member('me', 'owner'), member('bo', 'owner')), 'me')).toBe(back);
});
